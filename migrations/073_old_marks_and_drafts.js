// Whether a photo's marks are drawn, or why not; drafts that know who saved them, trials that know what they met.

const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';

const COLUMNS = {
  photos: {
    marks: `VARCHAR(12) ${WORD} NULL`,
    marks_tried_at: 'DATETIME(3) NULL',
    marks_tries: 'TINYINT UNSIGNED NOT NULL DEFAULT 0',
  },
  reward_programmes: {
    save_id: `CHAR(26) ${WORD} NULL`,
    save_nth: 'INT UNSIGNED NOT NULL DEFAULT 0',
  },
  reward_simulations: {
    base_sha256: `CHAR(64) ${WORD} NULL`,
  },
};

const INDEXES = {
  photos: ['by_marks', 'ADD INDEX by_marks (owner_kind, marks, received_at)'],
  reward_programmes: ['by_save', 'ADD UNIQUE INDEX by_save (save_id)'],
};

export async function up(knex) {
  // A migration that was killed half-way can run again.
  for (const [table, columns] of Object.entries(COLUMNS))
    for (const [name, type] of Object.entries(columns))
      if (!(await knex.schema.hasColumn(table, name)))
        await knex.raw(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  for (const [table, [name, change]] of Object.entries(INDEXES)) {
    const [[index]] = await knex.raw(
      'SELECT COUNT(*) AS count FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?',
      [table, name],
    );
    if (index.count === 0) await knex.raw(`ALTER TABLE ${table} ${change}`);
  }
  // Whoever puts rules in force or stops them takes a turn here, so that two never do it at once.
  await knex.raw(`CREATE TABLE IF NOT EXISTS reward_rule_turns (
    name VARCHAR(10) ${WORD} NOT NULL PRIMARY KEY,
    turns INT UNSIGNED NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  await knex.raw("INSERT IGNORE INTO reward_rule_turns (name, turns) VALUES ('in_force', 0)");
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
