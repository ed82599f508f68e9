import type { Job } from '../../../lib/jobs.ts';
import { isPastClaiming } from '../claim-end.ts';
import { expiredRewardIds } from '../queries.ts';
import { lockReward } from '../store.ts';
import { takeBack } from './reverse-reward.ts';

/** What nobody claimed in time goes back to the pool it came from. */
export const expireRewards: Job = {
  name: 'expire-rewards',
  schedule: '0 10 3 * * *',
  leaseSeconds: 600,
  run: async (context, run) => {
    const now = context.clock.now();
    const ids = await expiredRewardIds(context.db, now);
    for (const id of ids) {
      if (!(await run.isMine(context.db))) break;
      await context.db.transaction(async (session) => {
        const reward = await lockReward(session, id);
        // Claimed, come back with more time, or taken to be looked at, since it was listed.
        if (reward?.state !== 'owed' || reward.heldAt !== null) return;
        if (!isPastClaiming(reward.claimUntil, now)) return;
        await takeBack(session, now, reward, 'expire', 'system', 'claim_expired');
        const news = { ...reward, rewardId: reward.id, reason: 'claim_expired' } as const;
        await context.events.publish('reward.taken_back', { session, now }, news);
      });
    }
    return ids.length > 0 ? `returned ${ids.length} unclaimed rewards` : '';
  },
};
