import { rewardsExpiringBefore } from '../../core/rewards/index.ts';
import type { Job } from '../../lib/jobs.ts';
import { tellOfReward } from './tell-rewards.ts';

const WARN_MS = 7 * 86_400_000;

/** Once per reward, in its last week; a second run writes nothing new. */
export const warnExpiring: Job = {
  name: 'warn-expiring-rewards',
  schedule: '0 0 10 * * *',
  leaseSeconds: 600,
  run: async (context, run) => {
    const now = context.clock.now();
    const rewards = await rewardsExpiringBefore(context.db, new Date(now.getTime() + WARN_MS));
    for (const reward of rewards) {
      if (!(await run.isMine(context.db))) break;
      await tellOfReward({ session: context.db, now }, 'expiring', reward.id);
    }
    return rewards.length > 0 ? `${rewards.length} rewards expire within a week` : '';
  },
};
