export { checkLedgerDaysJob, sealLedgerDaysJob } from './jobs.ts';
