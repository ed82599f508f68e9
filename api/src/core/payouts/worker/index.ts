export { sendNow, sweepNow } from './act-or-await.ts';
export { askWorker } from './errands.ts';
export { forgetErrandsJob } from './forget-errands.ts';
export { startPump } from './pump.ts';
