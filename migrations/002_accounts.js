// Units and staff, citizens and sessions. A session row holds the hash of its token, never the token.

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS units (
    id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    name VARCHAR(60) NOT NULL,
    level VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    parent_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    area_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    may_handle TINYINT NOT NULL,
    position INT NOT NULL,
    KEY by_parent (parent_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS staff (
    id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    username VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(40) NOT NULL,
    password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unit_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    roles VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    is_active TINYINT NOT NULL DEFAULT 1,
    UNIQUE KEY one_name (username),
    KEY by_unit (unit_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS citizens (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    openid_sealed VARBINARY(256) NULL,
    openid_lookup CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    alias VARCHAR(20) NOT NULL,
    consent_version VARCHAR(20) NULL,
    consent_at DATETIME(3) NULL,
    may_be_paid TINYINT NOT NULL DEFAULT 0,
    reported_count INT NOT NULL DEFAULT 0,
    filed_count INT NOT NULL DEFAULT 0,
    joined_at DATETIME(3) NOT NULL,
    UNIQUE KEY one_openid (openid_lookup)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS consents (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    citizen_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version VARCHAR(20) NOT NULL,
    may_be_paid TINYINT NOT NULL,
    given_at DATETIME(3) NOT NULL,
    KEY by_citizen (citizen_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS sessions (
    token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    started_at DATETIME(3) NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    idle_until DATETIME(3) NOT NULL,
    ends_at DATETIME(3) NOT NULL,
    KEY by_owner (kind, owner_id),
    KEY by_end (idle_until)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS access_log (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    staff_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    what VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ip VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at DATETIME(3) NOT NULL,
    KEY by_staff (staff_id, at),
    KEY by_object (object_id, at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
