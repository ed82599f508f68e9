// A notice to staff that several workers write at once is there once; a share is found by the report it is for.

const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';

export async function up(knex) {
  // A migration that was killed half-way can run again.
  if (!(await knex.schema.hasColumn('staff_messages', 'event_key')))
    await knex.raw(`ALTER TABLE staff_messages ADD COLUMN event_key VARCHAR(80) ${WORD} NULL`);
  if (!(await hasIndex(knex, 'staff_messages', 'once')))
    await knex.raw('ALTER TABLE staff_messages ADD UNIQUE INDEX once (staff_id, event_key)');
  if (!(await hasIndex(knex, 'rewards', 'by_own_case')))
    await knex.raw('ALTER TABLE rewards ADD INDEX by_own_case (own_case_id)');
}

async function hasIndex(knex, table, index) {
  const [[found]] = await knex.raw(
    'SELECT COUNT(*) AS count FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?',
    [table, index],
  );
  return found.count > 0;
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
