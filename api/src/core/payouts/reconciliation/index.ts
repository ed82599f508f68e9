import type { Module } from '../../../module.ts';
import { pageOfDays, pageOfDifferences } from './queries.ts';
import { reconcileDay } from './reconcile-day.ts';

export { reconcileDay, reconcileYesterdayJob } from './reconcile-day.ts';

export const reconciliationRoutes = {
  listReconciliationDays: ({ db }, { query }) => pageOfDays(db, query),
  reconcileDay: (context, { params }) => reconcileDay(context, params.day),
  listDifferences: ({ db }, { query }) => pageOfDifferences(db, query),
} satisfies Module['routes'];
