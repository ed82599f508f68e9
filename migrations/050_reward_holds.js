// Rewards that people look at before they are paid, and what a citizen may say against a decision.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const COLUMNS = {
  held_at: 'DATETIME(3) NULL',
  note: 'VARCHAR(200) NULL',
};

export async function up(knex) {
  for (const [name, type] of Object.entries(COLUMNS)) {
    // A migration that was killed half-way can run again.
    if (!(await knex.schema.hasColumn('rewards', name)))
      await knex.raw(`ALTER TABLE rewards ADD COLUMN ${name} ${type}`);
  }

  // open_reward_id is the reward while the hold is open: one open hold per reward, any number of past ones.
  await knex.raw(`CREATE TABLE IF NOT EXISTS reward_holds (
    id ${ID} NOT NULL PRIMARY KEY,
    reward_id ${ID} NOT NULL,
    open_reward_id ${ID} NULL,
    codes VARCHAR(200) ${CODE} NOT NULL,
    score SMALLINT NOT NULL,
    why VARCHAR(1000) NOT NULL,
    held_at DATETIME(3) NOT NULL,
    state VARCHAR(10) ${CODE} NOT NULL,
    deny_asked_by ${KEY} NULL,
    deny_asked_name VARCHAR(40) NULL,
    deny_asked_at DATETIME(3) NULL,
    deny_reason VARCHAR(200) NULL,
    decided_by ${KEY} NULL,
    decided_name VARCHAR(40) NULL,
    decided_at DATETIME(3) NULL,
    decision_note VARCHAR(200) NULL,
    UNIQUE KEY one_open (open_reward_id),
    KEY by_reward (reward_id, id),
    KEY by_state (state, id)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS reward_appeals (
    id ${ID} NOT NULL PRIMARY KEY,
    reward_id ${ID} NOT NULL,
    person_id ${ID} NOT NULL,
    words VARCHAR(500) NOT NULL,
    about VARCHAR(40) ${CODE} NOT NULL,
    asked_at DATETIME(3) NOT NULL,
    due_at DATETIME(3) NOT NULL,
    state VARCHAR(10) ${CODE} NOT NULL,
    decided_by ${KEY} NULL,
    decided_name VARCHAR(40) NULL,
    decided_at DATETIME(3) NULL,
    answer VARCHAR(200) NULL,
    UNIQUE KEY once (reward_id),
    KEY by_state (state, id)
  ) ${END}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
