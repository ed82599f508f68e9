import type { Receipt } from '../../../../contract/receipts.ts';
import type { StaffActor } from '../../../module.ts';
import type { PayoutRow } from '../store.ts';
import { type CorrectionRow, MAX_STEPS } from './store.ts';

/** What was agreed to last counts, else what was written down first. Pure. */
export const numberOf = (first: string, steps: readonly CorrectionRow[]): string =>
  steps.findLast((step) => step.deed === 'agreed')?.receipt_no ?? first;

/** Nothing is asked while something is asked: what waits is always the last step. Pure. */
export const openAsk = (steps: readonly CorrectionRow[]): CorrectionRow | undefined => {
  const last = steps.at(-1);
  return last?.deed === 'asked' ? last : undefined;
};

export function showReceipt(
  row: PayoutRow,
  steps: readonly CorrectionRow[],
  staff: StaffActor,
): Receipt | null {
  if (row.receipt_no === null) return null;
  const isFinance = staff.roles.includes('finance');
  const ask = openAsk(steps);
  return {
    receiptNo: numberOf(row.receipt_no, steps),
    steps: [
      {
        ...{ seq: 0, deed: 'recorded', receiptNo: row.receipt_no, replacesNo: null, reason: null },
        ...{ staffName: row.receipt_by ?? '', at: row.receipt_at!.toISOString() },
      },
      ...steps.map((step) => ({
        ...{ seq: step.seq, deed: step.deed, receiptNo: step.receipt_no },
        ...{ replacesNo: step.replaces_no, reason: step.reason },
        ...{ staffName: step.staff_name, at: step.done_at.toISOString() },
      })),
    ],
    waiting: ask
      ? { seq: ask.seq, mayAgree: isFinance && ask.staff_id !== staff.id, mayRefuse: isFinance }
      : null,
    mayCorrect: isFinance && !ask && steps.length < MAX_STEPS,
  };
}
