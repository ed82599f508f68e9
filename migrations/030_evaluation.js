// Evaluation: schemes that never change, frozen periods with the cases behind every number, and corrections.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const CODE = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS evaluation_schemes (
    id ${KEY} NOT NULL,
    version INT NOT NULL,
    name VARCHAR(40) NOT NULL,
    definition TEXT NOT NULL,
    published_by ${KEY} NOT NULL,
    published_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id, version)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS evaluation_periods (
    id ${ID} NOT NULL PRIMARY KEY,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    scheme_id ${KEY} NOT NULL,
    scheme_version INT NOT NULL,
    scheme_copy TEXT NOT NULL,
    rule_version INT NOT NULL,
    state VARCHAR(8) ${CODE} NOT NULL,
    frozen_by ${KEY} NOT NULL,
    frozen_by_name VARCHAR(40) NOT NULL,
    frozen_at DATETIME(3) NOT NULL,
    UNIQUE KEY one_freeze (from_day, to_day, scheme_id)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS evaluation_results (
    period_id ${ID} NOT NULL,
    subject_kind VARCHAR(8) ${CODE} NOT NULL,
    subject_id ${KEY} NOT NULL,
    position INT NOT NULL,
    name VARCHAR(60) NOT NULL,
    depth INT NOT NULL,
    parent_id ${KEY} NULL,
    figures TEXT NOT NULL,
    score DECIMAL(9,2) NULL,
    PRIMARY KEY (period_id, subject_kind, subject_id)
  ) ${END}`);

  // One bit per figure, by its position in the contract's list, which only grows.
  await knex.raw(`CREATE TABLE IF NOT EXISTS evaluation_marks (
    period_id ${ID} NOT NULL,
    subject_kind VARCHAR(8) ${CODE} NOT NULL,
    subject_id ${KEY} NOT NULL,
    case_id ${ID} NOT NULL,
    case_no VARCHAR(30) ${CODE} NOT NULL,
    counted INT UNSIGNED NOT NULL,
    hit INT UNSIGNED NOT NULL,
    PRIMARY KEY (period_id, subject_kind, subject_id, case_id)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS evaluation_adjustments (
    id ${ID} NOT NULL PRIMARY KEY,
    period_id ${ID} NOT NULL,
    subject_kind VARCHAR(8) ${CODE} NOT NULL,
    subject_id ${KEY} NOT NULL,
    mark VARCHAR(20) NULL,
    value_hundredths INT NOT NULL,
    reason VARCHAR(200) NOT NULL,
    state VARCHAR(10) ${CODE} NOT NULL,
    proposed_by ${KEY} NOT NULL,
    proposed_by_name VARCHAR(40) NOT NULL,
    proposed_at DATETIME(3) NOT NULL,
    decided_by ${KEY} NULL,
    decided_by_name VARCHAR(40) NULL,
    decided_at DATETIME(3) NULL,
    KEY by_period (period_id, id)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS evaluation_exclusions (
    case_id ${ID} NOT NULL PRIMARY KEY,
    reason VARCHAR(200) NOT NULL,
    excluded_by ${KEY} NOT NULL,
    excluded_at DATETIME(3) NOT NULL
  ) ${END}`);

  // A period is read by the moment of filing and of reporting.
  for (const [name, columns] of [
    ['by_filed', 'filed_at, id'],
    ['by_reported', 'reported_at, id'],
  ]) {
    const [[index]] = await knex.raw(
      "SELECT COUNT(*) AS count FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'cases' AND index_name = ?",
      [name],
    );
    if (index.count === 0) await knex.raw(`ALTER TABLE cases ADD INDEX ${name} (${columns})`);
  }
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
