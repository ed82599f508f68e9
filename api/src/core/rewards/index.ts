export { appealEndOf } from './appeals/index.ts';
export { lockForPayout, noteWaiting, returnPayout, settlePayout } from './booking/pay-reward.ts';
export { fundPool } from './budgets/fund-pool.ts';
export { namesInMonths } from './budgets/name-in-month.ts';
export { askBudget, decideBudget } from './budgets/set-budget.ts';
export { LEDGER_CHECKS } from './checks.ts';
export { isPastClaiming, lastMoment } from './claim-end.ts';
export {
  denyHeld,
  denyReward,
  holdReward,
  holdsOfReward,
  openDenials,
  releaseHold,
  releaseReward,
} from './holds/index.ts';
export { FUNDING, findPool, lockBalanceFen, poolAccount, SUSPENSE, transfer } from './ledger.ts';
export { rewardsModule } from './module.ts';
export { publishProgramme } from './programmes/publish-programme.ts';
export type { Programme } from './programmes/rules.ts';
export {
  amountsOfTransfers,
  findReward,
  pageOfRewards,
  rewardsById,
  rewardsExpiringBefore,
  rewardsOfMovements,
  searchRewards,
  sumMoney,
  transfersById,
} from './queries.ts';
export {
  firstMovementAt,
  movementsBetween,
  owedByAge,
  rewardsBetween,
  transfersBetween,
} from './raw-rows.ts';
export {
  pastClaimWords,
  type ReturnReason,
  readWallet,
  reasonForStaff,
  reasonWords,
  rewardOfCase,
  rewardPreview,
  standingOf,
  voidWords,
} from './screens/index.ts';
export { lockReward, lockRewardsOfCase, type Reward } from './store.ts';
