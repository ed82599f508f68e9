// Reward programmes as data: versions that two people publish, what each decision knew, caps, budgets, debts, prizes.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const COLUMNS = {
  reward_programmes: {
    state: `VARCHAR(12) ${CODE} NOT NULL DEFAULT 'published'`,
    rules: 'MEDIUMTEXT NULL',
    rules_sha256: `CHAR(64) ${CODE} NULL`,
    created_by: `${KEY} NULL`,
    created_name: 'VARCHAR(40) NULL',
    changed_at: 'DATETIME(3) NULL',
    proposed_by: `${KEY} NULL`,
    proposed_name: 'VARCHAR(40) NULL',
    proposed_at: 'DATETIME(3) NULL',
    published_by: `${KEY} NULL`,
    published_name: 'VARCHAR(40) NULL',
    ended_name: 'VARCHAR(40) NULL',
    ended_at: 'DATETIME(3) NULL',
  },
  rewards: {
    points: 'INT NOT NULL DEFAULT 0',
    own_case_id: `${ID} NULL`,
    kind: `VARCHAR(10) ${CODE} NOT NULL DEFAULT 'case'`,
  },
};

const TABLES = [
  // What the rules knew when they decided, so that other rules can be tried on the same case.
  `CREATE TABLE IF NOT EXISTS reward_decisions (
    reward_id ${ID} NOT NULL PRIMARY KEY,
    facts TEXT NOT NULL,
    decided_at DATETIME(3) NOT NULL
  ) ${END}`,
  `CREATE TABLE IF NOT EXISTS reward_counters (
    id VARCHAR(120) ${CODE} NOT NULL PRIMARY KEY,
    times INT UNSIGNED NOT NULL DEFAULT 0,
    amount_fen BIGINT UNSIGNED NOT NULL DEFAULT 0
  ) ${END}`,
  `CREATE TABLE IF NOT EXISTS reward_cap_uses (
    reward_id ${ID} NOT NULL,
    counter_id VARCHAR(120) ${CODE} NOT NULL,
    times INT UNSIGNED NOT NULL,
    amount_fen BIGINT UNSIGNED NOT NULL,
    is_released TINYINT NOT NULL DEFAULT 0,
    PRIMARY KEY (reward_id, counter_id),
    KEY by_counter (counter_id)
  ) ${END}`,
  `CREATE TABLE IF NOT EXISTS reward_simulations (
    id ${ID} NOT NULL PRIMARY KEY,
    programme_id VARCHAR(40) ${CODE} NOT NULL,
    version INT NOT NULL,
    rules_sha256 CHAR(64) ${CODE} NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    state VARCHAR(10) ${CODE} NOT NULL,
    asked_by ${KEY} NOT NULL,
    asked_name VARCHAR(40) NOT NULL,
    asked_at DATETIME(3) NOT NULL,
    done_at DATETIME(3) NULL,
    result MEDIUMTEXT NULL,
    KEY by_programme (programme_id, version, id),
    KEY by_state (state, id)
  ) ${END}`,
  `CREATE TABLE IF NOT EXISTS reward_budgets (
    id ${ID} NOT NULL PRIMARY KEY,
    programme_id VARCHAR(40) ${CODE} NOT NULL,
    month CHAR(7) ${CODE} NOT NULL,
    amount_fen BIGINT UNSIGNED NOT NULL,
    state VARCHAR(10) ${CODE} NOT NULL,
    reason VARCHAR(200) NOT NULL,
    asked_by ${KEY} NOT NULL,
    asked_name VARCHAR(40) NOT NULL,
    asked_at DATETIME(3) NOT NULL,
    decided_by ${KEY} NULL,
    decided_name VARCHAR(40) NULL,
    decided_at DATETIME(3) NULL,
    KEY by_state (state, id)
  ) ${END}`,
  `CREATE TABLE IF NOT EXISTS reward_budget_alarms (
    pool_id VARCHAR(64) ${CODE} NOT NULL,
    percent SMALLINT NOT NULL,
    funded_fen BIGINT UNSIGNED NOT NULL,
    used_fen BIGINT UNSIGNED NOT NULL,
    raised_at DATETIME(3) NOT NULL,
    PRIMARY KEY (pool_id, percent)
  ) ${END}`,
  `CREATE TABLE IF NOT EXISTS reward_debts (
    reward_id ${ID} NOT NULL PRIMARY KEY,
    person_id ${ID} NOT NULL,
    amount_fen BIGINT UNSIGNED NOT NULL,
    why VARCHAR(200) NOT NULL,
    made_at DATETIME(3) NOT NULL,
    state VARCHAR(12) ${CODE} NOT NULL,
    asked_state VARCHAR(12) ${CODE} NULL,
    asked_by ${KEY} NULL,
    asked_name VARCHAR(40) NULL,
    asked_note VARCHAR(200) NULL,
    decided_by ${KEY} NULL,
    decided_name VARCHAR(40) NULL,
    decided_at DATETIME(3) NULL,
    KEY by_state (state, reward_id)
  ) ${END}`,
  // One draw or ranking of a programme and month. The seed's hash is public before; the seed itself after.
  `CREATE TABLE IF NOT EXISTS reward_prizes (
    programme_id VARCHAR(40) ${CODE} NOT NULL,
    month CHAR(7) ${CODE} NOT NULL,
    kind VARCHAR(10) ${CODE} NOT NULL,
    version INT NOT NULL,
    seed_sha256 CHAR(64) ${CODE} NULL,
    seed_sealed VARBINARY(200) NULL,
    seed CHAR(64) ${CODE} NULL,
    committed_at DATETIME(3) NULL,
    booked_at DATETIME(3) NULL,
    booked_by ${KEY} NULL,
    result MEDIUMTEXT NULL,
    PRIMARY KEY (programme_id, month, kind)
  ) ${END}`,
];

export async function up(knex) {
  for (const [table, columns] of Object.entries(COLUMNS))
    for (const [name, type] of Object.entries(columns)) {
      // A migration that was killed half-way can run again.
      if (!(await knex.schema.hasColumn(table, name)))
        await knex.raw(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    }
  // A draft has not been published yet.
  await knex.raw('ALTER TABLE reward_programmes MODIFY published_at DATETIME(3) NULL');
  for (const table of TABLES) await knex.raw(table);
  // What was paid before its case was voided is owed back, also from before debts had rows.
  await knex.raw(`INSERT IGNORE INTO reward_debts (reward_id, person_id, amount_fen, why, made_at, state)
    SELECT id, person_id, amount_fen, void_reason, UTC_TIMESTAMP(3), 'open'
    FROM rewards WHERE state = 'paid' AND void_reason IS NOT NULL`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
