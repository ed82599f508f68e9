import type { Module } from '../../module.ts';
import { bookReward } from './book-reward.ts';
import { expireRewards } from './expire-rewards.ts';
import { reverseOnVoid } from './reverse-reward.ts';
import { routes } from './routes.ts';

export const rewardsModule: Module = {
  name: 'rewards',
  routes,
  jobs: [expireRewards],
  listen: ({ events, seal }) => {
    events.on('case.filed', async (moment, filed) => {
      const booked = await bookReward(seal, moment, filed);
      if (booked) await events.publish('reward.booked', moment, { ...booked, rewardId: booked.id });
    });
    events.on('case.voided', async (moment, voided) => {
      for (const reward of await reverseOnVoid(moment, voided))
        await events.publish('reward.taken_back', moment, {
          ...reward,
          rewardId: reward.id,
          reason: 'case_voided',
        });
    });
  },
};
