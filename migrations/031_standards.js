// Numbering schemes as data; standard lines in versions; spreadsheets of lines on their way in.

const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS category_schemes (
    id VARCHAR(20) ${WORD} NOT NULL PRIMARY KEY,
    title VARCHAR(120) NOT NULL,
    version VARCHAR(20) NOT NULL,
    note VARCHAR(300) NOT NULL,
    is_in_use TINYINT NOT NULL
  ) ${END}`);

  const standards = await knex('standards').columnInfo();
  if (!standards.code) {
    // Every column has a value for the lines that are already there: each is the first version of itself.
    await knex.raw(`ALTER TABLE standards
      ADD COLUMN code VARCHAR(40) ${WORD} NOT NULL DEFAULT '',
      ADD COLUMN scheme VARCHAR(20) ${WORD} NOT NULL DEFAULT 'gbt30428_2',
      ADD COLUMN version INT NOT NULL DEFAULT 1,
      ADD COLUMN authority VARCHAR(60) NOT NULL DEFAULT '',
      ADD COLUMN legal_basis VARCHAR(200) NOT NULL DEFAULT '',
      ADD COLUMN grade CHAR(1) ${WORD} NULL,
      ADD COLUMN valid_from DATETIME(3) NULL,
      ADD COLUMN valid_to DATETIME(3) NULL,
      ADD COLUMN replaced_by VARCHAR(40) ${WORD} NULL`);
  }
  await knex.raw("UPDATE standards SET code = id WHERE code = ''");
  const [known] = await knex.raw("SHOW INDEX FROM standards WHERE Key_name = 'one_version'");
  if (known.length === 0)
    await knex.raw('ALTER TABLE standards ADD UNIQUE KEY one_version (code, version)');

  // A city that was built before had one numbering.
  await knex.raw(`INSERT IGNORE INTO category_schemes (id, title, version, note, is_in_use)
    SELECT DISTINCT scheme, scheme, '1', '', 1 FROM categories`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS standard_imports (
    id CHAR(26) ${WORD} NOT NULL PRIMARY KEY,
    staff_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    file_name VARCHAR(120) NOT NULL,
    object_key VARCHAR(120) ${WORD} NOT NULL,
    state VARCHAR(10) ${WORD} NOT NULL,
    base_hash CHAR(64) ${WORD} NULL,
    counts VARCHAR(200) ${WORD} NULL,
    asked_at DATETIME(3) NOT NULL,
    checked_at DATETIME(3) NULL,
    confirmed_at DATETIME(3) NULL
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS standard_import_rows (
    import_id CHAR(26) ${WORD} NOT NULL,
    row_no INT NOT NULL,
    outcome VARCHAR(8) ${WORD} NOT NULL,
    code VARCHAR(60) NOT NULL,
    line TEXT NULL,
    problems TEXT NOT NULL,
    PRIMARY KEY (import_id, row_no),
    KEY by_outcome (import_id, outcome, row_no)
  ) ${END}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
