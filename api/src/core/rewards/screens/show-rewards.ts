import type { MyReward, RewardRow } from '../../../../contract/rewards.ts';
import type { Session } from '../../../lib/db.ts';
import { appealEnd } from '../appeals/appeal-reward.ts';
import { toMyAppeal } from '../appeals/show-appeal.ts';
import { appealsOfRewards, refusalsOfRewards } from '../appeals/store.ts';
import { isPastClaiming } from '../claim-end.ts';
import { movesOfRewards } from '../queries.ts';
import type { Reward } from '../store.ts';
import { standingOf } from './standing.ts';
import { explainReward, reasonCode, reasonForStaff } from './words.ts';

/** Rewards as their owner reads them. */
export async function showMyRewards(
  session: Session,
  now: Date,
  rewards: readonly Reward[],
): Promise<MyReward[]> {
  const ids = rewards.map((reward) => reward.id);
  const appeals = await appealsOfRewards(session, ids);
  const refusals = await refusalsOfRewards(session, ids);
  const movesOf = await movesOfRewards(session, rewards);
  return rewards.map((reward) => {
    const appeal = appeals.get(reward.id);
    const appealUntil = appealEnd(reward, refusals.get(reward.id)?.decided_at);
    const moves = movesOf(reward);
    return {
      id: reward.id,
      caseId: reward.ownCaseId ?? reward.caseId,
      caseNo: reward.caseNo,
      label: reward.label,
      amountFen: reward.amountFen,
      points: reward.points,
      state: reward.state,
      standing: standingOf(reward, now, moves),
      reason: reasonCode(reward.reason),
      explanation: explainReward(reward, now, moves),
      bookedAt: reward.bookedAt.toISOString(),
      claimUntil: endOfClaim(reward, now),
      confirmUntil: reward.confirmUntil?.toISOString() ?? null,
      paidAt: moves.paidAt?.toISOString() ?? null,
      payoutId: reward.payoutId,
      appealUntil: appealUntil?.toISOString() ?? null,
      mayAppeal: !appeal && appealUntil !== null && now < appealUntil,
      appeal: appeal ? toMyAppeal(appeal) : null,
    };
  });
}

/** While people look at it the end moves, and what is on its way or over has none. */
export const endOfClaim = ({ state, heldAt, claimUntil }: Reward, now: Date): string | null =>
  state === 'owed' && heldAt === null && claimUntil && !isPastClaiming(claimUntil, now)
    ? claimUntil.toISOString()
    : null;

export const toRewardRow = (reward: Reward): RewardRow => ({
  id: reward.id,
  caseId: reward.caseId,
  caseNo: reward.caseNo,
  personAlias: reward.personAlias,
  amountFen: reward.amountFen,
  points: reward.points,
  kind: reward.kind,
  rewardClass: reward.rewardClass,
  programme: reward.programmeName,
  state: reward.state,
  // A reward whose case was voided after it was paid keeps its state; the reason tells people what to settle.
  reason:
    reasonForStaff(reward.reason) ??
    (reward.voidReason && `案件已作废，待追回：${reward.voidReason}`),
  bookedAt: reward.bookedAt.toISOString(),
  isHeld: reward.heldAt !== null,
});
