import type { Context } from '../../../context.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { refuse } from '../../../lib/refusal.ts';
import { lockReward } from '../../rewards/index.ts';
import { insertApproval } from '../log-store.ts';
import { decideApproved } from '../protocol/index.ts';
import { lockPayoutRow, rewardIdOf } from '../store.ts';
import { changePayout } from '../transact.ts';
import { useLimit } from './approver-days.ts';

/** One of the two consents a large payout needs; each person counts once, and only over these facts. */
export async function approvePayout(
  context: Context,
  staff: { id: string; name: string },
  payoutId: string,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async (session) => {
    const rewardId = await rewardIdOf(session, payoutId);
    if (!rewardId) throw refuse('payout_not_found');
    await lockReward(session, rewardId);
    const row = await lockPayoutRow(session, payoutId);
    if (row?.state !== 'requested') throw refuse('payout_not_waiting');
    const isNew = await insertApproval(session, {
      payoutId,
      staffId: staff.id,
      staffName: staff.name,
      factsHash: row.facts_sha256,
      at: now,
    });
    if (!isNew) throw refuse('approver_is_payee_side');
    const day = shanghaiDay(now);
    if (!(await useLimit(session, { staffId: staff.id, day, amountFen: row.amount_fen })))
      throw refuse('approval_limit_reached');
    await changePayout(context, session, now, payoutId, decideApproved);
  });
}
