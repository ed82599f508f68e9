import { ERRORS } from '../../../contract/errors.ts';
import type { BatchApproval } from '../../../contract/payouts.ts';
import type { Trace } from './store.ts';

/** A row for each payout of a batch beside that of the call, so that it is found by its own id with its own outcome. */
export function tracesOfItems(trace: Trace, answer?: unknown): Trace[] {
  if (trace.operation !== 'approvePayouts') return [];
  // Turned away as a whole: no payout was touched.
  if (trace.status >= 400 && trace.status < 500) return [];
  const { ids = [] } = JSON.parse(trace.after ?? '{}') as { ids?: string[] };
  const results = new Map((answer as BatchApproval | undefined)?.rows.map((row) => [row.id, row]));
  return [...new Set(ids)].map((id) => ({
    ...trace,
    objectId: id,
    ...outcomeOf(trace, results.get(id)),
    after: JSON.stringify({ deed: '成批审批中的一笔付款' }),
  }));
}

/** Of a batch that broke off nobody knows how far it came: each payout itself says. */
function outcomeOf({ status, code }: Trace, result: BatchApproval['rows'][number] | undefined) {
  if (!result) return { status, code };
  if (result.isApproved) return { status: 200, code: null };
  const said = Object.entries(ERRORS).find(([, [, sentence]]) => sentence === result.refusal);
  return said ? { status: said[1][0], code: said[0] } : { status: 409, code: 'not_approved' };
}
