export { checkLedger } from './checks.ts';
export { claimReward } from './claim-reward.ts';
export { workPayouts } from './jobs.ts';
export { payoutsModule } from './module.ts';
export { reconcileDay } from './reconciliation/index.ts';
