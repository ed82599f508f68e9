import { shanghaiDay } from '../../../lib/clock.ts';
import { type Module, staffOf } from '../../../module.ts';
import { askWorker } from '../worker/index.ts';
import { findDay, pageOfDays, pageOfDifferences } from './queries.ts';
import { reconcileDay } from './reconcile-day.ts';
import { confirmResolution, proposeResolution, takeDifference } from './settle-difference.ts';

export { reconcileDay, reconcileYesterdayJob } from './reconcile-day.ts';

export const reconciliationRoutes = {
  listReconciliationDays: ({ db, clock }, { query }) =>
    pageOfDays(db, shanghaiDay(clock.now()), query),
  // Only the payout worker can ask WeChat for the bill.
  reconcileDay: async (context, { params: { day } }) => {
    if (context.vendors.wechatPay.canSign) return reconcileDay(context, day);
    await askWorker(context, 'reconcile', day);
    return (await findDay(context.db, day))!;
  },
  listDifferences: ({ db }, { actor, query }) => pageOfDifferences(db, staffOf(actor), query),
  takeDifference: (context, { actor, params }) =>
    takeDifference(context, staffOf(actor), params.id),
  proposeResolution: (context, { actor, params, body }) =>
    proposeResolution(context, staffOf(actor), params.id, body),
  confirmResolution: (context, { actor, params, body }) =>
    confirmResolution(context, staffOf(actor), params.id, body),
} satisfies Module['routes'];
