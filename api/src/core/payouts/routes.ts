import { refuse } from '../../lib/refusal.ts';
import { citizenOf, type Module, staffOf } from '../../module.ts';
import { rewardsById, searchRewards, sumMoney } from '../rewards/index.ts';
import { approvePayout } from './approve-payout.ts';
import { checkLedger } from './checks.ts';
import { claimReward } from './claim-reward.ts';
import { drive } from './drive.ts';
import { decideHint, sweep } from './protocol.ts';
import { pageOfPayouts } from './queries.ts';
import { receiveNotice } from './receive-notice.ts';
import { reconciliationRoutes } from './reconciliation/index.ts';
import { setSwitch, showSwitch } from './set-switch.ts';
import { showMyPayout, showStory, toItem } from './show-payout.ts';
import { findPayoutRow } from './store.ts';
import { transactPayout } from './transact.ts';

export const routes: Module['routes'] = {
  ...reconciliationRoutes,
  claimReward: async (context, { actor, body }) => {
    const personId = citizenOf(actor).id;
    return showMyPayout(context, personId, await claimReward(context, personId, body));
  },
  getMyPayout: (context, { actor, params }) =>
    showMyPayout(context, citizenOf(actor).id, params.id),
  // What the phone says is a hint like any other: the server asks WeChat at once.
  refreshMyPayout: async (context, { actor, params }) => {
    const personId = citizenOf(actor).id;
    const row = await findPayoutRow(context.db, params.id);
    if (row?.person_id !== personId) throw refuse('payout_not_found');
    await transactPayout(context, params.id, decideHint);
    await drive(context, sweep(params.id));
    return showMyPayout(context, personId, params.id);
  },
  listPayouts: async ({ db }, { query: { text, ...filter } }) => {
    const found = text ? { text, rewardIds: await searchRewards(db, text) } : undefined;
    const page = await pageOfPayouts(db, { ...filter, found });
    const rewards = await rewardsById(
      db,
      page.items.map((row) => row.reward_id),
    );
    return { ...page, items: page.items.map((row) => toItem(row, rewards.get(row.reward_id)!)) };
  },
  getPayout: (context, { actor, params }) => showStory(context, staffOf(actor), params.id),
  approvePayout: async (context, { actor, params }) => {
    const staff = staffOf(actor);
    await approvePayout(context, staff, params.id);
    return showStory(context, staff, params.id);
  },
  getPayoutSwitch: (context) => showSwitch(context),
  setPayoutSwitch: (context, { actor, body }) => setSwitch(context, staffOf(actor), body),
  receiveTransferNotice: async (context, call) => {
    await receiveNotice(context, call);
    return {};
  },
  getMoneySummary: async ({ db, clock }) => {
    const sums = await sumMoney(db);
    const failedChecks = await checkLedger(db);
    const heldFen = sums.poolFen + sums.owedFen + sums.inFlightFen + sums.paidFen;
    return {
      ...sums,
      isBalanced: failedChecks.length === 0 && sums.fundedFen === heldFen,
      failedChecks,
      checkedAt: clock.now().toISOString(),
    };
  },
};
