// A difference keeps its history: every run that saw other figures, or no longer saw it, leaves a row.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';

const COLUMNS = {
  gone_at: 'DATETIME(3) NULL',
  round: 'SMALLINT UNSIGNED NOT NULL DEFAULT 1',
};

export async function up(knex) {
  // A migration that was killed half-way can run again.
  for (const [name, type] of Object.entries(COLUMNS))
    if (!(await knex.schema.hasColumn('reconciliation_differences', name)))
      await knex.raw(`ALTER TABLE reconciliation_differences ADD COLUMN ${name} ${type}`);
  // What two people have settled stays as it is; other figures later are a difference of the next round.
  const [[key]] = await knex.raw(
    "SELECT COUNT(*) AS count FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'reconciliation_differences' AND index_name = 'one_finding' AND column_name = 'round'",
  );
  if (key.count === 0)
    await knex.raw(
      'ALTER TABLE reconciliation_differences DROP INDEX one_finding, ADD UNIQUE KEY one_finding (day, out_bill_no, kind, round)',
    );

  await knex.raw(`CREATE TABLE IF NOT EXISTS reconciliation_sightings (
    id ${ID} NOT NULL PRIMARY KEY,
    difference_id ${ID} NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    our_fen BIGINT NULL,
    bill_fen BIGINT NULL,
    is_gone TINYINT NOT NULL,
    words VARCHAR(400) NULL,
    KEY by_difference (difference_id, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  await knex.raw(
    'INSERT INTO reconciliation_sightings (id, difference_id, seen_at, our_fen, bill_fen, is_gone) SELECT d.id, d.id, d.found_at, d.our_fen, d.bill_fen, 0 FROM reconciliation_differences d LEFT JOIN reconciliation_sightings s ON s.difference_id = d.id WHERE s.id IS NULL',
  );
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
