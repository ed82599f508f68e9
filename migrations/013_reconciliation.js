// Each day against the fund-flow bill of WeChat Pay: the lines as received, the day's figures, what differs.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS bill_lines (
    flow_no VARCHAR(64) ${CODE} NOT NULL PRIMARY KEY,
    day DATE NOT NULL,
    out_bill_no VARCHAR(64) ${CODE} NOT NULL,
    direction VARCHAR(3) ${CODE} NOT NULL,
    amount_fen BIGINT NOT NULL,
    business_type VARCHAR(40) NOT NULL,
    booked_at DATETIME(3) NOT NULL,
    KEY by_day (day),
    KEY by_number (out_bill_no)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS reconciliation_days (
    day DATE NOT NULL PRIMARY KEY,
    state VARCHAR(10) ${CODE} NOT NULL,
    our_count INT NOT NULL DEFAULT 0,
    our_sum_fen BIGINT NOT NULL DEFAULT 0,
    bill_count INT NOT NULL DEFAULT 0,
    bill_sum_fen BIGINT NOT NULL DEFAULT 0,
    ran_at DATETIME(3) NULL
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS reconciliation_differences (
    id ${ID} NOT NULL PRIMARY KEY,
    day DATE NOT NULL,
    out_bill_no VARCHAR(64) ${CODE} NOT NULL,
    kind VARCHAR(20) ${CODE} NOT NULL,
    our_fen BIGINT NULL,
    bill_fen BIGINT NULL,
    resolution VARCHAR(200) NULL,
    resolved_by VARCHAR(40) NULL,
    resolved_at DATETIME(3) NULL,
    UNIQUE KEY one_finding (day, out_bill_no, kind)
  ) ${END}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
