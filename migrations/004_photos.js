// Photos: one row from the moment a form is given out. What the file says about itself is kept as a hint only.

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS photos (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    owner_kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    original_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    content_type VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    bytes INT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    display_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
    thumb_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
    width INT NULL,
    height INT NULL,
    hint_taken_at DATETIME(3) NULL,
    hint_longitude DOUBLE NULL,
    hint_latitude DOUBLE NULL,
    hint_camera VARCHAR(80) NULL,
    case_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    role VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    event_seq INT NULL,
    unit_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    position INT NULL,
    asked_at DATETIME(3) NOT NULL,
    received_at DATETIME(3) NULL,
    KEY by_case (case_id, position),
    KEY by_sha (sha256),
    KEY unused (state, case_id, asked_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
