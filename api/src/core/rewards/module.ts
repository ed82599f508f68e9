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
    events.on('case.filed', (moment, filed) => bookReward(seal, moment, filed));
    events.on('case.voided', reverseOnVoid);
  },
};
