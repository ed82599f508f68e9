export { askCorrection, decideCorrection } from './correct-receipt.ts';
export { recordReceipt } from './record-receipt.ts';
export { showReceipt } from './show-receipt.ts';
export { type CorrectionRow, correctedNumbers, correctionsOf } from './store.ts';
