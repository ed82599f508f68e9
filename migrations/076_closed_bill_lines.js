// A day that was closed keeps the bill it was closed with, also when a later run is given another one; paying that
// was stopped and started again keeps the reasons of both people who started it.

const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS closed_bill_lines (
    day DATE NOT NULL,
    flow_no VARCHAR(64) ${CODE} NOT NULL,
    out_bill_no VARCHAR(64) ${CODE} NOT NULL,
    direction VARCHAR(3) ${CODE} NOT NULL,
    amount_fen BIGINT NOT NULL,
    business_type VARCHAR(40) NOT NULL,
    booked_at DATETIME(3) NOT NULL,
    PRIMARY KEY (day, flow_no),
    KEY by_time (booked_at, flow_no)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  // A migration that was killed half-way can run again.
  if (!(await knex.schema.hasColumn('reconciliation_days', 'lines_kept_at')))
    await knex.raw('ALTER TABLE reconciliation_days ADD COLUMN lines_kept_at DATETIME(3) NULL');
  if (!(await knex.schema.hasColumn('payout_switch', 'start_asked_reason')))
    await knex.raw('ALTER TABLE payout_switch ADD COLUMN start_asked_reason VARCHAR(200) NULL');
  await knex.raw('ALTER TABLE payout_switch MODIFY reason VARCHAR(500) NULL');
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
