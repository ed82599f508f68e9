import type { MyReward, RewardRow } from '../../../contract/rewards.ts';
import { citizenOf, type Module } from '../../module.ts';
import { pageOfRewards, pageOfTransfers, readWallet, transfersOfReward } from './queries.ts';
import type { Reward } from './store.ts';
import { explainReward, reasonForStaff } from './words.ts';

export const routes: Module['routes'] = {
  getWallet: ({ db }, { actor }) => readWallet(db, citizenOf(actor).id),
  listMyRewards: async ({ db }, { actor, query }) => {
    const page = await pageOfRewards(db, { ...query, personId: citizenOf(actor).id });
    return { ...page, items: page.items.map(toMyReward) };
  },
  listRewards: async ({ db }, { query }) => {
    const page = await pageOfRewards(db, query);
    return { ...page, items: page.items.map(toRewardRow) };
  },
  listRewardTransfers: async ({ db }, { params }) => ({
    items: await transfersOfReward(db, params.id),
  }),
  listTransfers: ({ db }, { query }) => pageOfTransfers(db, query),
};

const toMyReward = (reward: Reward): MyReward => ({
  id: reward.id,
  caseId: reward.caseId,
  caseNo: reward.caseNo,
  label: reward.label,
  amountFen: reward.amountFen,
  state: reward.state,
  explanation: explainReward(reward),
  bookedAt: reward.bookedAt.toISOString(),
  payoutId: reward.payoutId,
});

const toRewardRow = (reward: Reward): RewardRow => ({
  id: reward.id,
  caseId: reward.caseId,
  caseNo: reward.caseNo,
  personAlias: reward.personAlias,
  amountFen: reward.amountFen,
  rewardClass: reward.rewardClass,
  programme: reward.programmeName,
  state: reward.state,
  // A reward whose case was voided after it was paid keeps its state; the reason tells people what to settle.
  reason:
    reasonForStaff(reward.reason) ??
    (reward.voidReason && `案件已作废，待追回：${reward.voidReason}`),
  bookedAt: reward.bookedAt.toISOString(),
});
