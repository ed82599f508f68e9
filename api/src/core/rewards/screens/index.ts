export { rewardOfCase, rewardPreview } from './case-rewards.ts';
export { readWallet } from './read-wallet.ts';
export { showMyRewards, toRewardRow } from './show-rewards.ts';
export { type Moves, standingOf } from './standing.ts';
export {
  pastClaimWords,
  type ReturnReason,
  reasonForStaff,
  reasonWords,
  voidWords,
} from './words.ts';
