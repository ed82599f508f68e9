// Marks of a picture by which a part of it is found again, and the index over them.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const TABLES = [
  // The short number keeps the index small: it has a hundred rows for each picture.
  `CREATE TABLE IF NOT EXISTS photo_sketches (
    photo_id ${ID} NOT NULL PRIMARY KEY,
    photo_no BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    width SMALLINT UNSIGNED NOT NULL,
    height SMALLINT UNSIGNED NOT NULL,
    marks VARBINARY(2000) NOT NULL,
    small BLOB NOT NULL,
    made_at DATETIME(3) NOT NULL,
    UNIQUE KEY by_no (photo_no),
    KEY by_age (made_at)
  ) ${END}`,

  `CREATE TABLE IF NOT EXISTS photo_words (
    word INT UNSIGNED NOT NULL,
    photo_no BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (word, photo_no)
  ) ${END}`,
];

export async function up(knex) {
  for (const table of TABLES) await knex.raw(table);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
