// The receipt number that counts now, beside the one that was first written down: no two payouts hold the same.

const NUMBER = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci';

export async function up(knex) {
  // A migration that was killed half-way can run again.
  if (!(await knex.schema.hasColumn('payouts', 'receipt_now')))
    await knex.raw(`ALTER TABLE payouts ADD COLUMN receipt_now ${NUMBER} NULL`);
  const [[index]] = await knex.raw(
    "SELECT COUNT(*) AS count FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'payouts' AND index_name = 'by_receipt_now'",
  );
  if (index.count === 0)
    await knex.raw('ALTER TABLE payouts ADD UNIQUE INDEX by_receipt_now (receipt_now)');
  // Of payouts that carry the same number already, the first keeps it; the others hold none until they are corrected.
  await knex.raw(`UPDATE IGNORE payouts
    SET receipt_now = COALESCE(
      (SELECT c.receipt_no FROM receipt_corrections c
        WHERE c.payout_id = payouts.id AND c.deed = 'agreed' ORDER BY c.seq DESC LIMIT 1),
      receipt_no)
    WHERE receipt_no IS NOT NULL AND receipt_now IS NULL
    ORDER BY receipt_at, id`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
