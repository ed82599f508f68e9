// What became of the receipt number of a payout after it was first written down: each row names the number it
// replaces, who asked, and who agreed. The first number stays where it is, beside the payout.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS receipt_corrections (
    id ${ID} NOT NULL PRIMARY KEY,
    payout_id ${ID} NOT NULL,
    seq INT UNSIGNED NOT NULL,
    deed VARCHAR(10) ${CODE} NOT NULL,
    receipt_no VARCHAR(64) ${CODE} NOT NULL,
    replaces_no VARCHAR(64) ${CODE} NOT NULL,
    reason VARCHAR(200) NULL,
    staff_id ${KEY} NOT NULL,
    staff_name VARCHAR(40) NOT NULL,
    done_at DATETIME(3) NOT NULL,
    UNIQUE KEY by_payout (payout_id, seq),
    KEY by_time (done_at, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
