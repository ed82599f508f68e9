import type { Module } from '../../module.ts';
import { checkLedgerJob, workPayoutsJob } from './jobs.ts';
import { replayJournalJob } from './journal/replay-journal.ts';
import { checkLedgerDaysJob, sealLedgerDaysJob } from './ledger-days/index.ts';
import { reconcileYesterdayJob } from './reconciliation/index.ts';
import { routes } from './routes.ts';
import { withdrawOnVoid } from './withdraw-on-void.ts';
import { forgetErrandsJob } from './worker/index.ts';

export const payoutsModule: Module = {
  name: 'payouts',
  routes,
  jobs: [
    workPayoutsJob,
    checkLedgerJob,
    replayJournalJob,
    reconcileYesterdayJob,
    forgetErrandsJob,
    sealLedgerDaysJob,
    checkLedgerDaysJob,
  ],
  listen: (context) => {
    context.events.on('case.voided', (moment, voided) => withdrawOnVoid(context, moment, voided));
  },
};
