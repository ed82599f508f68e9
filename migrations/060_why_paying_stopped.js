// Why paying stopped, in a word of its own; whether the journal was replayed since; how far WeChat's clock is away.

const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';

const COLUMNS = {
  payout_switch: {
    cause: `VARCHAR(24) ${WORD} NULL`,
    needs_replay: 'TINYINT NOT NULL DEFAULT 0',
    replayed_at: 'DATETIME(3) NULL',
    restored_count: 'INT UNSIGNED NULL',
  },
  payout_exchanges: { clock_off_ms: 'INT NULL' },
};

export async function up(knex) {
  // A migration that was killed half-way can run again.
  for (const [table, columns] of Object.entries(COLUMNS))
    for (const [name, type] of Object.entries(columns))
      if (!(await knex.schema.hasColumn(table, name)))
        await knex.raw(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  await knex.raw(
    "UPDATE payout_switch SET cause = 'by_hand' WHERE is_running = 0 AND cause IS NULL",
  );
  const [[index]] = await knex.raw(
    "SELECT COUNT(*) AS count FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'payout_sends' AND index_name = 'by_time'",
  );
  if (index.count === 0) await knex.raw('ALTER TABLE payout_sends ADD INDEX by_time (sent_at)');
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
