// What keeps paying safe: giving up a bill is a decision of two people, and a mark shows lost commits.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  if (!(await knex.schema.hasColumn('payouts', 'write_off')))
    await knex.raw('ALTER TABLE payouts ADD COLUMN write_off TINYINT NOT NULL DEFAULT 0');

  await knex.raw(`CREATE TABLE IF NOT EXISTS payout_decisions (
    id ${ID} NOT NULL PRIMARY KEY,
    payout_id ${ID} NOT NULL,
    kind VARCHAR(10) ${CODE} NOT NULL,
    is_second TINYINT NOT NULL,
    staff_id ${KEY} NOT NULL,
    staff_name VARCHAR(40) NOT NULL,
    reason VARCHAR(200) NOT NULL,
    decided_at DATETIME(3) NOT NULL,
    KEY by_payout (payout_id, kind, id)
  ) ${END}`);

  // One row per worker: how often it has beaten. The worker keeps the same number outside the database.
  await knex.raw(`CREATE TABLE IF NOT EXISTS payout_marks (
    worker ${ID} NOT NULL PRIMARY KEY,
    beats BIGINT UNSIGNED NOT NULL,
    beaten_at DATETIME(3) NOT NULL
  ) ${END}`);
  // What a process without the merchant key asks of the payout worker.
  await knex.raw(`CREATE TABLE IF NOT EXISTS payout_errands (
    id ${ID} NOT NULL PRIMARY KEY,
    kind VARCHAR(20) ${CODE} NOT NULL,
    ref VARCHAR(40) ${CODE} NOT NULL,
    asked_at DATETIME(3) NOT NULL,
    lease_until DATETIME(3) NULL,
    answer VARCHAR(40) ${CODE} NULL,
    KEY open_ones (answer, asked_at)
  ) ${END}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
