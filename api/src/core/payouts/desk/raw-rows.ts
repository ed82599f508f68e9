import { build, type Session } from '../../../lib/db.ts';
import { rowPages, type Span } from '../../../lib/row-pages.ts';
import type { PayoutRow } from '../store.ts';

export type RawPayout = PayoutRow & { ended_at: Date | null; approvers: string };

/** Payouts by the time of the claim, with the people who approved them. */
export async function* payoutsBetween(session: Session, span: Span): AsyncGenerator<RawPayout[]> {
  const by = { time: 'claimed_at', key: 'id' } as const;
  for await (const rows of rowPages<RawPayout>(session, 'payouts', by, span)) {
    const approvers = await approversOf(
      session,
      rows.map((row) => row.id),
    );
    yield rows.map((row) => ({ ...row, approvers: approvers.get(row.id) ?? '' }));
  }
}

async function approversOf(session: Session, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await session.rows<{ payout_id: string; names: string }>(
    build('payout_approvals')
      .select('payout_id')
      .select(build.raw("GROUP_CONCAT(staff_name ORDER BY approved_at SEPARATOR '、') AS names"))
      .whereIn('payout_id', ids)
      .groupBy('payout_id'),
  );
  return new Map(rows.map((row) => [row.payout_id, row.names]));
}

type BillRow = {
  flow_no: string;
  day: string;
  out_bill_no: string;
  direction: 'in' | 'out';
  amount_fen: number;
  business_type: string;
  booked_at: Date;
};

export const billLinesBetween = (session: Session, span: Span) =>
  rowPages<BillRow>(session, 'bill_lines', { time: 'booked_at', key: 'flow_no' }, span);
