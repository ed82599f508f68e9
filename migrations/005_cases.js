// Cases and their append-only log. The state column is a cache of the last event; `version` guards every change.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS cases (
    id ${ID} NOT NULL PRIMARY KEY,
    case_no VARCHAR(30) ${WORD} NOT NULL,
    state VARCHAR(20) ${WORD} NOT NULL,
    version INT NOT NULL,
    last_seq INT NOT NULL,
    source VARCHAR(12) ${WORD} NOT NULL,
    citizen_id ${ID} NULL,
    request_hash CHAR(64) ${WORD} NOT NULL,
    pick_id VARCHAR(40) ${WORD} NOT NULL,
    words VARCHAR(500) NOT NULL,
    text_check VARCHAR(8) ${WORD} NOT NULL,
    longitude DOUBLE NOT NULL,
    latitude DOUBLE NOT NULL,
    cell BIGINT NOT NULL,
    accuracy_m DOUBLE NULL,
    address VARCHAR(120) NOT NULL,
    area_id VARCHAR(40) ${WORD} NOT NULL,
    received_longitude DOUBLE NOT NULL,
    received_latitude DOUBLE NOT NULL,
    received_datum VARCHAR(6) ${WORD} NOT NULL,
    captured_at DATETIME(3) NULL,
    reported_at DATETIME(3) NOT NULL,
    filed_at DATETIME(3) NULL,
    filed_by ${KEY} NULL,
    dispatched_at DATETIME(3) NULL,
    handled_at DATETIME(3) NULL,
    checked_at DATETIME(3) NULL,
    closed_at DATETIME(3) NULL,
    standard_id VARCHAR(40) ${WORD} NULL,
    standard_copy TEXT NULL,
    unit_id ${KEY} NULL,
    handler_id ${KEY} NULL,
    due_at DATETIME(3) NULL,
    original_due_at DATETIME(3) NULL,
    due_left_ms BIGINT NULL,
    rework_count INT NOT NULL DEFAULT 0,
    return_count INT NOT NULL DEFAULT 0,
    stars TINYINT NULL,
    rating_words VARCHAR(500) NULL,
    main_case_id ${ID} NULL,
    merged_count INT NOT NULL DEFAULT 0,
    UNIQUE KEY one_number (case_no),
    KEY by_citizen (citizen_id, id),
    KEY worklist (state, area_id, id),
    KEY by_unit (unit_id, state, id),
    KEY near (cell, state, latitude, longitude)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS case_events (
    case_id ${ID} NOT NULL,
    seq INT NOT NULL,
    action VARCHAR(24) ${WORD} NOT NULL,
    from_state VARCHAR(20) ${WORD} NULL,
    to_state VARCHAR(20) ${WORD} NOT NULL,
    actor_kind VARCHAR(8) ${WORD} NOT NULL,
    actor_id ${KEY} NOT NULL,
    actor_name VARCHAR(40) NOT NULL,
    role VARCHAR(16) ${WORD} NOT NULL,
    unit_id ${KEY} NULL,
    unit_name VARCHAR(60) NULL,
    note VARCHAR(500) NULL,
    payload TEXT NOT NULL,
    payload_hash CHAR(64) ${WORD} NOT NULL,
    at DATETIME(3) NOT NULL,
    PRIMARY KEY (case_id, seq),
    KEY by_actor (actor_id, at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS case_counters (
    day DATE NOT NULL PRIMARY KEY,
    last_number INT NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS refused_actions (
    id ${ID} NOT NULL PRIMARY KEY,
    case_id ${ID} NOT NULL,
    action VARCHAR(24) ${WORD} NOT NULL,
    state VARCHAR(20) ${WORD} NOT NULL,
    actor_kind VARCHAR(8) ${WORD} NOT NULL,
    actor_id ${KEY} NOT NULL,
    code VARCHAR(40) ${WORD} NOT NULL,
    at DATETIME(3) NOT NULL,
    KEY by_case (case_id, at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
