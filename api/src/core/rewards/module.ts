import type { Moment } from '../../lib/events.ts';
import type { Module } from '../../module.ts';
import { bookOnMove } from './booking/book-on-move.ts';
import { bookReward } from './booking/book-reward.ts';
import { expireRewards } from './booking/expire-rewards.ts';
import { reverseOnVoid } from './booking/reverse-reward.ts';
import { watchBudgets } from './budgets/watch-budgets.ts';
import { commitSeeds } from './prizes/commit-seeds.ts';
import { routes } from './routes.ts';
import { runSimulations } from './simulation/run-simulations.ts';
import type { Reward } from './store.ts';

export const rewardsModule: Module = {
  name: 'rewards',
  routes,
  jobs: [expireRewards, runSimulations, watchBudgets, commitSeeds],
  listen: (parts) => {
    const { events } = parts;
    const tell = async (moment: Moment, rewards: Reward[]) => {
      for (const reward of rewards) {
        const { id: rewardId } = reward;
        if (reward.state === 'owed')
          await events.publish('reward.booked', moment, { ...reward, rewardId });
        // Only now is it sure whether people look at it first.
        await events.publish('reward.decided', moment, { rewardId });
      }
    };
    events.on('case.filed', async (moment, filed) =>
      tell(moment, await bookReward(parts, moment, filed)),
    );
    events.on('case.moved', async (moment, moved) =>
      tell(moment, await bookOnMove(parts, moment, moved)),
    );
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
