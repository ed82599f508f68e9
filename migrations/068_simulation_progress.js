// How far a trial of reward rules has come, for whoever waits for it.

const PROGRESS = {
  done_count: 'INT UNSIGNED NOT NULL DEFAULT 0',
  total_count: 'INT UNSIGNED NULL',
};

export async function up(knex) {
  // A migration that was killed half-way can run again.
  for (const [name, type] of Object.entries(PROGRESS))
    if (!(await knex.schema.hasColumn('reward_simulations', name)))
      await knex.raw(`ALTER TABLE reward_simulations ADD COLUMN ${name} ${type}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
