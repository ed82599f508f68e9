export { checkLedger } from './checks.ts';
export { claimReward } from './claim-reward.ts';
export { workPayouts } from './jobs.ts';
export { payoutsModule } from './module.ts';
export { billLinesBetween, payoutsBetween } from './raw-rows.ts';
export { reconcileDay } from './reconciliation/index.ts';
export { startPump } from './worker/index.ts';
