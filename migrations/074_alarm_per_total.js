// An alarm counts for the sum that the month's rewards had then (funded_fen): after a top-up it can come again.

export async function up(knex) {
  // One statement, and the same again changes nothing: a migration that was killed half-way can run again.
  await knex.raw(
    'ALTER TABLE reward_budget_alarms DROP PRIMARY KEY, ADD PRIMARY KEY (pool_id, percent, funded_fen)',
  );
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
