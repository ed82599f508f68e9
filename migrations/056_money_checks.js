// What the books said each time they were recomputed, and the receipt that finance keeps for a payout.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';

const RECEIPT = {
  receipt_no: 'VARCHAR(64) NULL',
  receipt_by: 'VARCHAR(40) NULL',
  receipt_at: 'DATETIME(3) NULL',
};

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS money_checks (
    id ${ID} NOT NULL PRIMARY KEY,
    ran_at DATETIME(3) NOT NULL,
    asked_by VARCHAR(40) NOT NULL,
    took_ms INT UNSIGNED NOT NULL,
    failed TEXT NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  // A migration that was killed half-way can run again.
  for (const [name, type] of Object.entries(RECEIPT))
    if (!(await knex.schema.hasColumn('payouts', name)))
      await knex.raw(`ALTER TABLE payouts ADD COLUMN ${name} ${type}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
