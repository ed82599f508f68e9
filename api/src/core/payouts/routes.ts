import { refuse } from '../../lib/refusal.ts';
import { citizenOf, type Module, staffOf } from '../../module.ts';
import { readWallet, rewardsById, searchRewards } from '../rewards/index.ts';
import { claimReward } from './claim-reward.ts';
import { approveBatch } from './desk/approve-batch.ts';
import { approvePayout } from './desk/approve-payout.ts';
import { checkMoney, showMoney } from './desk/check-money.ts';
import { showMyPayout, showStory, toItem } from './desk/show-payout.ts';
import { receiveNotice } from './notices/receive-notice.ts';
import { decideHint } from './protocol/index.ts';
import { approvedBy, pageOfPayouts } from './queries.ts';
import { askCorrection, decideCorrection, recordReceipt } from './receipts/index.ts';
import { reconciliationRoutes } from './reconciliation/index.ts';
import { findPayoutRow } from './store.ts';
import { decideStuck } from './stuck/index.ts';
import { isRunning, setSwitch, showSwitch } from './switch/index.ts';
import { transactPayout } from './transact.ts';
import { sweepNow } from './worker/index.ts';

export const routes: Module['routes'] = {
  ...reconciliationRoutes,
  getWallet: async ({ db, clock }, { actor }) => ({
    ...(await readWallet(db, clock.now(), citizenOf(actor).id)),
    arePayoutsPaused: !(await isRunning(db)),
  }),
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
    const calledAt = context.clock.now();
    const hinted = await transactPayout(context, params.id, decideHint);
    if (hinted) await sweepNow(context, hinted, calledAt);
    return showMyPayout(context, personId, params.id);
  },
  listPayouts: async ({ db }, { actor, query: { text, ...filter } }) => {
    const found = text ? { text, rewardIds: await searchRewards(db, text) } : undefined;
    const page = await pageOfPayouts(db, { ...filter, found });
    const rewards = await rewardsById(
      db,
      page.items.map((row) => row.reward_id),
    );
    const ids = page.items.map((row) => row.id);
    const mine = await approvedBy(db, staffOf(actor).id, ids);
    return {
      ...page,
      items: page.items.map((row) => toItem(row, rewards.get(row.reward_id)!, mine.has(row.id))),
    };
  },
  getPayout: (context, { actor, params }) => showStory(context, staffOf(actor), params.id),
  approvePayout: async (context, { actor, params }) => {
    const staff = staffOf(actor);
    await approvePayout(context, staff, params.id);
    return showStory(context, staff, params.id);
  },
  approvePayouts: (context, { actor, body }) => approveBatch(context, staffOf(actor), body),
  decideStuckPayout: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await decideStuck(context, staff, params.id, body);
    return showStory(context, staff, params.id);
  },
  getPayoutSwitch: (context) => showSwitch(context),
  setPayoutSwitch: (context, { actor, body }) => setSwitch(context, staffOf(actor), body),
  receiveTransferNotice: async (context, call) => {
    await receiveNotice(context, call);
    return {};
  },
  recordReceipt: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await recordReceipt(context, staff, params.id, body.receiptNo);
    return showStory(context, staff, params.id);
  },
  correctReceipt: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await askCorrection(context, staff, params.id, body);
    return showStory(context, staff, params.id);
  },
  decideReceiptCorrection: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await decideCorrection(context, staff, params.id, body);
    return showStory(context, staff, params.id);
  },
  getMoneySummary: (context) => showMoney(context),
  checkMoney: async (context, { actor }) => {
    await checkMoney(context, staffOf(actor).name);
    return showMoney(context);
  },
};
