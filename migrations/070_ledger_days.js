// A day of the ledger that is over: what it held, as one hash that names the hash of the day before.

const SHA = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS ledger_days (
    day CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    row_count INT UNSIGNED NOT NULL,
    amount_fen BIGINT UNSIGNED NOT NULL,
    previous_hash ${SHA} NOT NULL,
    hash ${SHA} NOT NULL,
    sealed_at DATETIME(3) NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
