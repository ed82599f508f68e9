// Who answers for what, where and since when. A duty is ended, never deleted.

const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS duties (
    id CHAR(26) ${WORD} NOT NULL PRIMARY KEY,
    category_prefix VARCHAR(10) ${WORD} NOT NULL,
    area_id VARCHAR(40) ${WORD} NULL,
    unit_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    basis VARCHAR(10) ${WORD} NOT NULL,
    priority TINYINT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    KEY by_prefix (category_prefix, valid_from),
    KEY by_unit (unit_id, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
