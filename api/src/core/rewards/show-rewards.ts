import type { MyReward, RewardRow } from '../../../contract/rewards.ts';
import type { Session } from '../../lib/db.ts';
import { appealEnd } from './appeals/appeal-reward.ts';
import { toMyAppeal } from './appeals/show-appeal.ts';
import { appealsOfRewards, refusalsOfRewards } from './appeals/store.ts';
import type { Reward } from './store.ts';
import { explainReward, reasonForStaff } from './words.ts';

/** Rewards as their owner reads them. */
export async function showMyRewards(
  session: Session,
  now: Date,
  rewards: readonly Reward[],
): Promise<MyReward[]> {
  const ids = rewards.map((reward) => reward.id);
  const appeals = await appealsOfRewards(session, ids);
  const refusals = await refusalsOfRewards(session, ids);
  return rewards.map((reward) => {
    const appeal = appeals.get(reward.id);
    const end = appealEnd(reward, refusals.get(reward.id)?.decided_at);
    return {
      id: reward.id,
      caseId: reward.ownCaseId ?? reward.caseId,
      caseNo: reward.caseNo,
      label: reward.label,
      amountFen: reward.amountFen,
      points: reward.points,
      state: reward.state,
      explanation: explainReward(reward),
      bookedAt: reward.bookedAt.toISOString(),
      payoutId: reward.payoutId,
      waitsForYou: reward.state === 'in_payout' && reward.waitsForPerson,
      isHeld: reward.heldAt !== null,
      mayAppeal: !appeal && end !== null && now < end,
      appeal: appeal ? toMyAppeal(appeal) : null,
    };
  });
}

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
