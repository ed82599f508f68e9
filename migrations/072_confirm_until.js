// Until when the payee may tap 确认收款 in WeChat, kept with the reward so that every screen names the hour.

export async function up(knex) {
  // A migration that was killed half-way can run again.
  if (!(await knex.schema.hasColumn('rewards', 'confirm_until')))
    await knex.raw('ALTER TABLE rewards ADD COLUMN confirm_until DATETIME(3) NULL');
  await knex.raw(`UPDATE rewards JOIN payouts ON payouts.id = rewards.payout_id
    SET rewards.confirm_until = DATE_ADD(payouts.bill_made_at, INTERVAL 24 HOUR)
    WHERE rewards.waits_for_person = 1 AND rewards.confirm_until IS NULL`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
