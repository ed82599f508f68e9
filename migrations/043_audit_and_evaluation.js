// The chain of the audit goes on from day to day, and a staff call is announced before it changes anything. A period
// can be frozen for one district.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';

export async function up(knex) {
  // What the first row of a day was linked to; null for days from before the days were linked.
  const [[column]] = await knex.raw(
    "SELECT COUNT(*) AS count FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'audit_days' AND column_name = 'first_hash'",
  );
  if (column.count === 0)
    await knex.raw(`ALTER TABLE audit_days ADD COLUMN first_hash CHAR(64) ${WORD} NULL`);
  // The first real day links to this one, so that there is always a newest day to lock.
  await knex.raw(
    "INSERT IGNORE INTO audit_days (day, last_seq, last_hash) VALUES ('2000-01-01', 0, SHA2('audit 2000-01-01', 256))",
  );

  await knex.raw(`CREATE TABLE IF NOT EXISTS audit_intents (
    id ${ID} NOT NULL PRIMARY KEY,
    started_at DATETIME(3) NOT NULL,
    trace TEXT NOT NULL,
    KEY by_start (started_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  const [[area]] = await knex.raw(
    "SELECT COUNT(*) AS count FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'evaluation_periods' AND column_name = 'area_id'",
  );
  // Empty: the whole city.
  if (area.count === 0)
    await knex.raw(
      `ALTER TABLE evaluation_periods
        ADD COLUMN area_id VARCHAR(40) ${WORD} NOT NULL DEFAULT '',
        DROP KEY one_freeze,
        ADD UNIQUE KEY one_freeze (from_day, to_day, scheme_id, area_id)`,
    );
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
