// What makes pictures recognisable, what is known of paid reports, and who is looked at before being paid.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const HASH = `CHAR(64) ${WORD}`;
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS photo_prints (
    photo_id ${ID} NOT NULL,
    variant TINYINT NOT NULL,
    kind VARCHAR(8) ${WORD} NOT NULL,
    bits BIGINT UNSIGNED NOT NULL,
    fine BINARY(32) NOT NULL,
    made_at DATETIME(3) NOT NULL,
    PRIMARY KEY (photo_id, variant),
    KEY by_age (made_at)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS photo_chunks (
    chunk INT UNSIGNED NOT NULL,
    photo_id ${ID} NOT NULL,
    variant TINYINT NOT NULL,
    bits BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (chunk, photo_id, variant),
    KEY by_photo (photo_id)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS photo_likes (
    photo_id ${ID} NOT NULL,
    other_id ${ID} NOT NULL,
    kind VARCHAR(8) ${WORD} NOT NULL,
    distance SMALLINT NOT NULL,
    found_at DATETIME(3) NOT NULL,
    PRIMARY KEY (photo_id, other_id),
    KEY by_other (other_id)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS fraud_reports (
    case_id ${ID} NOT NULL PRIMARY KEY,
    case_no VARCHAR(30) ${WORD} NOT NULL,
    person_id ${ID} NOT NULL,
    pick_id VARCHAR(40) ${WORD} NOT NULL,
    area_id VARCHAR(40) ${WORD} NOT NULL,
    longitude DOUBLE NOT NULL,
    latitude DOUBLE NOT NULL,
    cell BIGINT NOT NULL,
    accuracy_m DOUBLE NULL,
    seen_at DATETIME(3) NOT NULL,
    reported_at DATETIME(3) NOT NULL,
    filed_at DATETIME(3) NULL,
    filed_by ${KEY} NULL,
    rejected_at DATETIME(3) NULL,
    reject_reason VARCHAR(40) ${WORD} NULL,
    KEY by_person (person_id, reported_at),
    KEY by_place (cell, reported_at),
    KEY by_filing (filed_at, filed_by),
    KEY by_age (reported_at)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS fraud_devices (
    device_hash ${HASH} NOT NULL,
    person_id ${ID} NOT NULL,
    first_seen_at DATETIME(3) NOT NULL,
    last_seen_at DATETIME(3) NOT NULL,
    PRIMARY KEY (device_hash, person_id),
    KEY by_person (person_id, last_seen_at),
    KEY by_age (last_seen_at)
  ) ${END}`,

  // What takes a look over weeks is found by a job; booking reads the person's rows.
  `CREATE TABLE IF NOT EXISTS fraud_patterns (
    person_id ${ID} NOT NULL,
    code VARCHAR(24) ${WORD} NOT NULL,
    words VARCHAR(400) NOT NULL,
    figures VARCHAR(2000) NOT NULL,
    rule_version VARCHAR(20) ${WORD} NOT NULL,
    found_at DATETIME(3) NOT NULL,
    valid_until DATETIME(3) NOT NULL,
    PRIMARY KEY (person_id, code),
    KEY by_age (valid_until)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS fraud_assessments (
    reward_id ${ID} NOT NULL PRIMARY KEY,
    case_id ${ID} NOT NULL,
    case_no VARCHAR(30) ${WORD} NOT NULL,
    person_id ${ID} NOT NULL,
    score SMALLINT NOT NULL,
    signals MEDIUMTEXT NOT NULL,
    inputs MEDIUMTEXT NOT NULL,
    rule_version VARCHAR(20) ${WORD} NOT NULL,
    assessed_at DATETIME(3) NOT NULL,
    is_held TINYINT NOT NULL,
    reviewer_id ${KEY} NULL,
    drawn_from VARCHAR(1000) NULL,
    draw_seed ${HASH} NULL,
    review_by DATETIME(3) NULL,
    KEY by_held (is_held, reward_id),
    KEY by_person (person_id, reward_id),
    KEY by_case (case_id)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS watch_entries (
    id ${ID} NOT NULL PRIMARY KEY,
    person_id ${ID} NOT NULL,
    rule_key VARCHAR(80) ${WORD} NULL,
    level VARCHAR(8) ${WORD} NOT NULL,
    reason VARCHAR(400) NOT NULL,
    state VARCHAR(10) ${WORD} NOT NULL,
    starts_at DATETIME(3) NULL,
    ends_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    days SMALLINT NOT NULL,
    proposed_by ${KEY} NULL,
    confirmed_by ${KEY} NULL,
    appeal VARCHAR(8) ${WORD} NULL,
    made_at DATETIME(3) NOT NULL,
    UNIQUE KEY once (rule_key),
    KEY by_person (person_id, state),
    KEY by_state (state, id)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS watch_events (
    entry_id ${ID} NOT NULL,
    seq SMALLINT NOT NULL,
    what VARCHAR(16) NOT NULL,
    by_id ${KEY} NULL,
    by_name VARCHAR(40) NOT NULL,
    words VARCHAR(500) NOT NULL,
    at DATETIME(3) NOT NULL,
    PRIMARY KEY (entry_id, seq)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS second_looks (
    case_id ${ID} NOT NULL PRIMARY KEY,
    case_no VARCHAR(30) ${WORD} NOT NULL,
    filed_by ${KEY} NOT NULL,
    filed_at DATETIME(3) NOT NULL,
    draw_seed ${HASH} NOT NULL,
    drawn_from VARCHAR(1000) NOT NULL,
    looker_id ${KEY} NULL,
    verdict VARCHAR(8) ${WORD} NULL,
    note VARCHAR(400) NULL,
    looked_by ${KEY} NULL,
    looked_at DATETIME(3) NULL,
    KEY by_looker (looker_id, case_id),
    KEY open_ones (looked_at, case_id)
  ) ${END}`,
];

export async function up(knex) {
  for (const table of TABLES) await knex.raw(table);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
