// Tables of the house itself: who runs a job, what has to be sent, what the WeChat platform lent us.

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS job_leases (
    name VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    holder VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    token BIGINT NOT NULL,
    beats BIGINT NOT NULL DEFAULT 0,
    expires_at DATETIME(3) NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS outbox (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload TEXT NOT NULL,
    state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempts SMALLINT NOT NULL,
    due_at DATETIME(3) NOT NULL,
    made_at DATETIME(3) NOT NULL,
    KEY due (state, due_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS platform_tokens (
    name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    token_sealed VARBINARY(1024) NOT NULL,
    expires_at DATETIME(3) NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS settings (
    name VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
