// What a city is made of: districts, places by name, categories, filing and closing standards, the working calendar.

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS areas (
    id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name VARCHAR(40) NOT NULL,
    polygons MEDIUMTEXT NOT NULL,
    position INT NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS places (
    id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    area_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    longitude DOUBLE NOT NULL,
    latitude DOUBLE NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS categories (
    category_key VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scheme VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind CHAR(1) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    major_name VARCHAR(40) NOT NULL,
    name VARCHAR(60) NOT NULL,
    PRIMARY KEY (scheme, category_key)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS picks (
    id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    label VARCHAR(20) NOT NULL,
    icon VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    category_keys VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reward_class CHAR(1) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    is_dangerous TINYINT NOT NULL,
    telephone VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    position INT NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS standards (
    id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    category_key VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    category_name VARCHAR(60) NOT NULL,
    problem_kind VARCHAR(40) NOT NULL,
    filing_condition VARCHAR(300) NOT NULL,
    limit_value INT NOT NULL,
    limit_unit VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    closing_condition VARCHAR(300) NOT NULL,
    is_active TINYINT NOT NULL DEFAULT 1,
    position INT NOT NULL,
    KEY by_category (category_key)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS calendar_years (
    year SMALLINT NOT NULL PRIMARY KEY,
    source VARCHAR(200) NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS calendar_days (
    day DATE NOT NULL PRIMARY KEY,
    works TINYINT NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
