// The finance desk: movements made by hand, each proposed by one person and booked by another; what each person
// has approved in a day.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

// Exports read by time, a page at a time.
const INDEXES = [
  ['rewards', 'by_booking', 'booked_at, id'],
  ['payouts', 'by_claim', 'claimed_at, id'],
  ['bill_lines', 'by_time', 'booked_at, flow_no'],
];

// A migration that was killed half-way can run again.
async function hasIndex(knex, table, name) {
  const [[found]] = await knex.raw(
    'SELECT COUNT(*) AS count FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?',
    [table, name],
  );
  return found.count > 0;
}

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS money_adjustments (
    id ${ID} NOT NULL PRIMARY KEY,
    kind VARCHAR(20) ${CODE} NOT NULL,
    amount_fen BIGINT UNSIGNED NOT NULL,
    programme_id VARCHAR(40) ${CODE} NOT NULL,
    month CHAR(7) ${CODE} NOT NULL,
    reason VARCHAR(200) NOT NULL,
    state VARCHAR(10) ${CODE} NOT NULL,
    proposed_by ${KEY} NOT NULL,
    proposed_by_name VARCHAR(40) NOT NULL,
    proposed_at DATETIME(3) NOT NULL,
    decided_by ${KEY} NULL,
    decided_by_name VARCHAR(40) NULL,
    decided_at DATETIME(3) NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS approver_days (
    staff_id ${KEY} NOT NULL,
    day DATE NOT NULL,
    sum_fen BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (staff_id, day)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  for (const [table, name, columns] of INDEXES)
    if (!(await hasIndex(knex, table, name)))
      await knex.raw(`ALTER TABLE ${table} ADD INDEX ${name} (${columns})`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
