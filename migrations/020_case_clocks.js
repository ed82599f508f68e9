// What the whole loop needs beyond the main road: requests, overdue facts, disputes, hand-overs.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

const COLUMNS = {
  round: 'INT NOT NULL DEFAULT 1',
  round_started_at: 'DATETIME(3) NULL',
  extension_count: 'INT NOT NULL DEFAULT 0',
  is_deferred: 'TINYINT NOT NULL DEFAULT 0',
  was_suspended: 'TINYINT NOT NULL DEFAULT 0',
  suspended_until: 'DATE NULL',
  request_kind: `VARCHAR(12) ${WORD} NULL`,
  request_until: 'DATE NULL',
  overdue_at: 'DATETIME(3) NULL',
  overdue_appeal: `VARCHAR(8) ${WORD} NULL`,
  urged_at: 'DATETIME(3) NULL',
  dispute: `VARCHAR(8) ${WORD} NULL`,
  rejection_appeal: `VARCHAR(8) ${WORD} NULL`,
  file_no: 'VARCHAR(40) NULL',
};

export async function up(knex) {
  for (const [name, type] of Object.entries(COLUMNS)) {
    // A migration that was killed half-way can run again.
    if (!(await knex.schema.hasColumn('cases', name)))
      await knex.raw(`ALTER TABLE cases ADD COLUMN ${name} ${type}`);
  }

  await knex.raw(`CREATE TABLE IF NOT EXISTS case_deductions (
    case_id ${ID} NOT NULL,
    round INT NOT NULL,
    unit_id ${KEY} NOT NULL,
    due_at DATETIME(3) NOT NULL,
    booked_at DATETIME(3) NOT NULL,
    PRIMARY KEY (case_id, round),
    KEY by_unit (unit_id, due_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  const [[index]] = await knex.raw(
    "SELECT COUNT(*) AS count FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'cases' AND index_name = 'by_due'",
  );
  if (index.count === 0) await knex.raw('ALTER TABLE cases ADD INDEX by_due (state, due_at)');
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
