// Reconciliation as a desk works it: three ways, an owner for every difference, two people to settle it, closed days.

const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';

const COLUMNS = {
  reconciliation_days: {
    ledger_sum_fen: 'BIGINT NOT NULL DEFAULT 0',
    closed_at: 'DATETIME(3) NULL',
    closed_by: 'VARCHAR(90) NULL',
  },
  reconciliation_differences: {
    found_at: 'DATETIME(3) NULL',
    is_late: 'TINYINT NOT NULL DEFAULT 0',
    owner_id: `${KEY} NULL`,
    owner_name: 'VARCHAR(40) NULL',
    proposed_kind: `VARCHAR(20) ${WORD} NULL`,
    proposed_words: 'VARCHAR(200) NULL',
    proposed_by_id: `${KEY} NULL`,
    proposed_by: 'VARCHAR(40) NULL',
    proposed_at: 'DATETIME(3) NULL',
    resolution_kind: `VARCHAR(20) ${WORD} NULL`,
  },
};

export async function up(knex) {
  // A migration that was killed half-way can run again.
  for (const [table, columns] of Object.entries(COLUMNS))
    for (const [name, type] of Object.entries(columns))
      if (!(await knex.schema.hasColumn(table, name)))
        await knex.raw(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  await knex.raw('ALTER TABLE reconciliation_differences MODIFY resolved_by VARCHAR(90) NULL');
  await knex.raw(
    'UPDATE reconciliation_differences SET found_at = UTC_TIMESTAMP(3) WHERE found_at IS NULL',
  );
  // Days that agreed before there was anything to close are closed.
  await knex.raw(
    "UPDATE reconciliation_days SET closed_at = ran_at, closed_by = '系统' WHERE state = 'agreed' AND closed_at IS NULL",
  );
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
