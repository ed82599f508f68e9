import type { BatchApproval } from '../../../../contract/payouts.ts';
import type { Context } from '../../../context.ts';
import { Refusal, refuse } from '../../../lib/refusal.ts';
import { amountsOfPayouts } from '../queries.ts';
import { approvePayout } from './approve-payout.ts';

/** Each payout is a consent of its own, with its own result; the total guards against what changed on the screen. */
export async function approveBatch(
  context: Context,
  staff: { id: string; name: string },
  batch: { ids: string[]; totalFen: number },
): Promise<BatchApproval> {
  const ids = [...new Set(batch.ids)];
  const amounts = await amountsOfPayouts(context.db, ids);
  const sumOf = (some: string[]) => some.reduce((sum, id) => sum + (amounts.get(id) ?? 0), 0);
  if (sumOf(ids) !== batch.totalFen) throw refuse('batch_total_differs');
  const rows: BatchApproval['rows'] = [];
  for (const id of ids) rows.push({ id, ...(await tryOne(context, staff, id)) });
  const approved = rows.filter((row) => row.isApproved).map((row) => row.id);
  return { rows, approvedCount: approved.length, approvedFen: sumOf(approved) };
}

async function tryOne(context: Context, staff: { id: string; name: string }, id: string) {
  try {
    await approvePayout(context, staff, id);
    return { isApproved: true, refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { isApproved: false, refusal: error.message };
  }
}
