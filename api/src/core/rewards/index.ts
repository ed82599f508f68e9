export { rewardOfCase, rewardPreview } from './case-rewards.ts';
export { LEDGER_CHECKS } from './checks.ts';
export { fundPool } from './fund-pool.ts';
export { rewardsModule } from './module.ts';
export { lockForPayout, noteWaiting, returnPayout, settlePayout } from './pay-reward.ts';
export { publishProgramme } from './publish-programme.ts';
export {
  findReward,
  rewardsById,
  rewardsExpiringBefore,
  searchRewards,
  sumMoney,
  transfersById,
} from './queries.ts';
export type { Programme } from './rules.ts';
export { lockReward, lockRewardsOfCase, type Reward } from './store.ts';
