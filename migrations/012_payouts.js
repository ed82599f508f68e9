// Payouts: one row per claim, every send with the hash of its text, everything that was said, and the switch.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  // live_reward_id with its unique key is what forbids two live payouts of one reward. It cannot be made from a
  // CHAR column: reading one depends on the session's sql_mode.
  await knex.raw(`CREATE TABLE IF NOT EXISTS payouts (
    id ${ID} NOT NULL PRIMARY KEY,
    reward_id VARCHAR(26) ${CODE} NOT NULL,
    person_id ${ID} NOT NULL,
    attempt SMALLINT UNSIGNED NOT NULL,
    out_bill_no VARCHAR(32) ${CODE} NULL,
    amount_fen BIGINT UNSIGNED NOT NULL,
    needs_two TINYINT NOT NULL,
    openid_sealed VARBINARY(256) NOT NULL,
    facts_sha256 CHAR(64) ${CODE} NOT NULL,
    request_sealed VARBINARY(4096) NULL,
    request_sha256 CHAR(64) ${CODE} NULL,
    state VARCHAR(16) ${CODE} NOT NULL,
    why VARCHAR(64) NULL,
    resend TINYINT NOT NULL DEFAULT 0,
    cancel_wanted TINYINT NOT NULL DEFAULT 0,
    missing SMALLINT NOT NULL DEFAULT 0,
    tries SMALLINT NOT NULL DEFAULT 0,
    lease_until DATETIME(3) NULL,
    next_query_at DATETIME(3) NULL,
    last_sent_at DATETIME(3) NULL,
    bill_made_at DATETIME(3) NULL,
    package_info VARCHAR(1024) NULL,
    version INT NOT NULL DEFAULT 0,
    claimed_at DATETIME(3) NOT NULL,
    ended_at DATETIME(3) NULL,
    live_reward_id VARCHAR(26) ${CODE}
      AS (CASE WHEN state IN ('settled', 'returned') THEN NULL ELSE reward_id END) STORED,
    UNIQUE KEY one_live (live_reward_id),
    UNIQUE KEY one_number (out_bill_no),
    KEY work (state, next_query_at),
    KEY by_reward (reward_id),
    KEY by_bill_day (bill_made_at),
    KEY by_end (ended_at)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS payout_sends (
    id ${ID} NOT NULL PRIMARY KEY,
    out_bill_no VARCHAR(32) ${CODE} NOT NULL,
    request_sha256 CHAR(64) ${CODE} NOT NULL,
    sent_at DATETIME(3) NOT NULL,
    KEY by_number (out_bill_no)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS payout_approvals (
    payout_id ${ID} NOT NULL,
    staff_id ${KEY} NOT NULL,
    staff_name VARCHAR(40) NOT NULL,
    facts_sha256 CHAR(64) ${CODE} NOT NULL,
    approved_at DATETIME(3) NOT NULL,
    PRIMARY KEY (payout_id, staff_id)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS payout_exchanges (
    id ${ID} NOT NULL PRIMARY KEY,
    payout_id ${ID} NOT NULL,
    kind VARCHAR(8) ${CODE} NOT NULL,
    http SMALLINT NOT NULL,
    said VARCHAR(200) NOT NULL,
    vendor_request_id VARCHAR(100) NULL,
    at DATETIME(3) NOT NULL,
    KEY by_payout (payout_id, at)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS pay_notices (
    id VARCHAR(64) ${CODE} NOT NULL PRIMARY KEY,
    out_bill_no VARCHAR(64) ${CODE} NOT NULL,
    payout_id ${ID} NULL,
    said VARCHAR(40) NOT NULL,
    is_ours TINYINT NOT NULL,
    body_sealed BLOB NOT NULL,
    received_at DATETIME(3) NOT NULL,
    KEY by_number (out_bill_no)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS payout_switch (
    id TINYINT NOT NULL PRIMARY KEY,
    is_running TINYINT NOT NULL,
    reason VARCHAR(200) NULL,
    since DATETIME(3) NOT NULL,
    changed_by VARCHAR(40) NOT NULL,
    start_asked_by ${KEY} NULL,
    start_asked_name VARCHAR(40) NULL
  ) ${END}`);
  await knex.raw(
    "INSERT IGNORE INTO payout_switch (id, is_running, since, changed_by) VALUES (1, 1, UTC_TIMESTAMP(3), '系统')",
  );
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
