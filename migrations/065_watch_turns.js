// Rejections of one person take turns: whoever counts second sees what the first one wrote.

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS watch_turns (
    person_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    turns INT UNSIGNED NOT NULL,
    last_at DATETIME(3) NOT NULL,
    KEY by_age (last_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
