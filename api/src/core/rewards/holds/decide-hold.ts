import type { Context } from '../../../context.ts';
import { denyHeld, releaseHold } from './hold-reward.ts';

type Staff = { id: string; name: string };

/** Finance decides over a held reward, and whoever owns it hears. */
export function releaseReward(
  { db, clock, events }: Pick<Context, 'db' | 'clock' | 'events'>,
  staff: Staff,
  order: { rewardId: string; note: string },
): Promise<void> {
  const now = clock.now();
  return db.transaction(async (session) => {
    await events.publish(
      'reward.reviewing',
      { session, now },
      { rewardId: order.rewardId, staffId: staff.id },
    );
    const reward = await releaseHold(session, now, { ...order, staff });
    const news = { ...reward, rewardId: reward.id };
    await events.publish('reward.released', { session, now }, news);
  });
}

export function denyReward(
  { db, clock, events }: Pick<Context, 'db' | 'clock' | 'events'>,
  staff: Staff,
  order: { rewardId: string; reason: string },
): Promise<'asked' | 'denied'> {
  const now = clock.now();
  return db.transaction(async (session) => {
    await events.publish(
      'reward.reviewing',
      { session, now },
      { rewardId: order.rewardId, staffId: staff.id },
    );
    const { state, reward } = await denyHeld(session, now, { ...order, staff });
    if (state === 'asked')
      await events.publish(
        'agreement.wanted',
        { session, now },
        {
          on: 'denial',
          id: reward.id,
          words: `提出案件 ${reward.caseNo} 的奖励审核不通过`,
          amountFen: reward.amountFen,
          reason: order.reason,
          askedBy: staff,
        },
      );
    if (state === 'denied')
      await events.publish(
        'reward.taken_back',
        { session, now },
        { ...reward, rewardId: reward.id, reason: 'review_denied' },
      );
    return state;
  });
}
