// Orders to units that help (协办), beside the one main order; and imports of standards that can be undone.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS case_orders (
    id ${ID} NOT NULL PRIMARY KEY,
    case_id ${ID} NOT NULL,
    unit_id ${KEY} NOT NULL,
    open_unit_id ${KEY} NULL,
    state VARCHAR(10) ${WORD} NOT NULL,
    asked_by ${KEY} NOT NULL,
    asked_by_name VARCHAR(40) NOT NULL,
    asked_unit_id ${KEY} NULL,
    asked_at DATETIME(3) NOT NULL,
    note VARCHAR(500) NOT NULL,
    due_at DATETIME(3) NOT NULL,
    overdue_at DATETIME(3) NULL,
    ended_by ${KEY} NULL,
    ended_by_name VARCHAR(40) NULL,
    ended_at DATETIME(3) NULL,
    reason VARCHAR(40) ${WORD} NULL,
    answer VARCHAR(500) NULL,
    UNIQUE KEY one_open (case_id, open_unit_id),
    KEY by_unit (unit_id, state, case_id),
    KEY running (state, overdue_at, due_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  if (!(await knex.schema.hasColumn('standard_imports', 'undone_at')))
    await knex.raw(`ALTER TABLE standard_imports
      ADD COLUMN undone_at DATETIME(3) NULL,
      ADD COLUMN after_hash CHAR(64) ${WORD} NULL`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
