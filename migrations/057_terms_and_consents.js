// Numbered terms that never change, and consents that name the number, the exact text and what was said of the age.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';

const COLUMNS = {
  // 0: agreed before the texts were kept.
  consents: {
    terms_version: 'INT NOT NULL DEFAULT 0',
    text_sha256: `CHAR(64) ${CODE} NULL`,
    is_under_14: 'TINYINT NULL',
  },
  citizens: {
    terms_version: 'INT NULL',
    consent_id: `${ID} NULL`,
    is_under_14: 'TINYINT NULL',
    closed_at: 'DATETIME(3) NULL',
  },
  reward_programmes: { terms_version: 'INT NOT NULL DEFAULT 0' },
  // The consent under which it was booked or refused.
  rewards: { consent_id: `${ID} NULL` },
};

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS terms (
    version INT NOT NULL PRIMARY KEY,
    sections MEDIUMTEXT NOT NULL,
    news VARCHAR(300) NOT NULL,
    text_sha256 CHAR(64) ${CODE} NOT NULL,
    published_by VARCHAR(40) NOT NULL,
    published_at DATETIME(3) NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  // A migration that was killed half-way can run again.
  for (const [table, columns] of Object.entries(COLUMNS))
    for (const [name, type] of Object.entries(columns))
      if (!(await knex.schema.hasColumn(table, name)))
        await knex.raw(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  await knex.raw('ALTER TABLE consents MODIFY version VARCHAR(20) NULL');
  await knex.raw(`UPDATE citizens SET terms_version = 0,
      consent_id = (SELECT MAX(id) FROM consents WHERE citizen_id = citizens.id)
    WHERE consent_version IS NOT NULL AND terms_version IS NULL`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
