export { lockForPayout, noteWaiting, returnPayout, settlePayout } from './booking/pay-reward.ts';
export { fundPool } from './budgets/fund-pool.ts';
export { rewardOfCase, rewardPreview } from './case-rewards.ts';
export { LEDGER_CHECKS } from './checks.ts';
export {
  denyHeld,
  denyReward,
  holdReward,
  holdsOfReward,
  releaseHold,
  releaseReward,
} from './holds/index.ts';
export { FUNDING, findPool, poolAccount, SUSPENSE, transfer } from './ledger.ts';
export { rewardsModule } from './module.ts';
export { publishProgramme } from './programmes/publish-programme.ts';
export type { Programme } from './programmes/rules.ts';
export {
  amountsOfTransfers,
  findReward,
  pageOfRewards,
  readWallet,
  rewardsById,
  rewardsExpiringBefore,
  searchRewards,
  sumMoney,
  transfersById,
} from './queries.ts';
export { owedByAge, rewardsBetween, transfersBetween } from './raw-rows.ts';
export { lockReward, lockRewardsOfCase, type Reward } from './store.ts';
