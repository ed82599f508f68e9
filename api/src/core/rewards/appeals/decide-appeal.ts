import type { Context } from '../../../context.ts';
import { refuse } from '../../../lib/refusal.ts';
import { lockReward } from '../store.ts';
import { bookOnAppeal, grantAgain } from './grant-on-appeal.ts';
import { closeAppeal, findAppeal, lockAppeal, refusalsOfRewards } from './store.ts';

/**
 * Somebody who took no part in the decision looks again. Upheld, the reward is booked by the rules: the amount is
 * never typed, and caps and the pool hold as at filing.
 */
export async function decideAppeal(
  context: Context,
  staff: { id: string; name: string },
  order: { appealId: string; isUpheld: boolean; answer: string },
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async (session) => {
    const moment = { session, now };
    const known = await findAppeal(session, order.appealId);
    if (!known) throw refuse('not_found');
    // Reward before appeal, as everywhere.
    const reward = (await lockReward(session, known.reward_id))!;
    const appeal = (await lockAppeal(session, order.appealId))!;
    if (appeal.state !== 'open') throw refuse('appeal_decided');
    const refusal = (await refusalsOfRewards(session, [reward.id])).get(reward.id);
    if (refusal && [refusal.deny_asked_by, refusal.decided_by].includes(staff.id))
      throw refuse('decided_before');
    await closeAppeal(session, appeal.id, {
      state: order.isUpheld ? 'upheld' : 'refused',
      decided_by: staff.id,
      decided_name: staff.name,
      decided_at: now,
      answer: order.answer,
    });
    const news = { rewardId: reward.id, isUpheld: order.isUpheld, answer: order.answer };
    if (!order.isUpheld) return context.events.publish('reward.appeal_decided', moment, news);
    if (reward.voidReason !== null) throw refuse('nothing_to_grant');
    const granted = await (appeal.about === 'review_denied'
      ? grantAgain(session, now, reward, staff.id)
      : bookOnAppeal(session, now, reward, staff.id));
    if (granted.state === 'owed')
      await context.events.publish('reward.booked', moment, { ...granted, rewardId: reward.id });
    await context.events.publish('reward.appeal_decided', moment, news);
  });
}
