export { claimReward } from './claim-reward.ts';
export { billLinesBetween } from './desk/bill-rows.ts';
export { checkLedger } from './desk/checks.ts';
export {
  payoutsBetween,
  receiptCorrectionsBetween,
} from './desk/raw-rows.ts';
export { workPayouts } from './jobs.ts';
export { payoutsModule } from './module.ts';
export { reconcileDay } from './reconciliation/index.ts';
export { readSwitch } from './switch/index.ts';
export { startPump } from './worker/index.ts';
