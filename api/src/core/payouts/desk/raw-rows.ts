import { build, type Session } from '../../../lib/db.ts';
import { rowPages, type Span } from '../../../lib/row-pages.ts';
import { rewardsOfMovements } from '../../rewards/index.ts';
import { type CorrectionRow, correctedNumbers } from '../receipts/index.ts';
import type { PayoutRow } from '../store.ts';

/** The case and the person a row of money is about. */
export type About = { caseNo: string | null; personAlias: string | null };

export type RawPayout = PayoutRow & About & { approvers: string; receiptNo: string | null };

/** Payouts by the time of the claim, with the people who approved them and the one they go to. */
export async function* payoutsBetween(session: Session, span: Span): AsyncGenerator<RawPayout[]> {
  const by = { time: 'claimed_at', key: 'id' } as const;
  for await (const rows of rowPages<RawPayout>(session, 'payouts', by, span)) {
    const approvers = await approversOf(
      session,
      rows.map((row) => row.id),
    );
    const corrected = await correctedNumbers(
      session,
      rows.map((row) => row.id),
    );
    const about = await whatAbout(session, rows);
    yield rows.map((row) => ({
      ...row,
      ...about(row.reward_id),
      approvers: approvers.get(row.id) ?? '',
      receiptNo: corrected.get(row.id) ?? row.receipt_no,
    }));
  }
}

export async function whatAbout(session: Session, rows: readonly { reward_id: string }[]) {
  const rewards = await rewardsOfMovements(session, rows);
  return (rewardId: string | undefined): About => {
    const reward = rewards.get(rewardId ?? '');
    return { caseNo: reward?.caseNo ?? null, personAlias: reward?.personAlias ?? null };
  };
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

type Numbers = { id: string; out_bill_no: string; reward_id: string };

export async function payoutsWith(
  session: Session,
  column: keyof Numbers,
  values: readonly string[],
) {
  if (values.length === 0) return [];
  return session.rows<Numbers>(
    build('payouts')
      .select('id', 'out_bill_no', 'reward_id')
      .whereIn(column, [...values]),
  );
}

/** All that became of receipt numbers after they were first written down. */
export async function* receiptCorrectionsBetween(
  session: Session,
  span: Span,
): AsyncGenerator<(CorrectionRow & About)[]> {
  const by = { time: 'done_at', key: 'id' } as const;
  for await (const rows of rowPages<CorrectionRow>(session, 'receipt_corrections', by, span)) {
    const payouts = await payoutsWith(session, 'id', [
      ...new Set(rows.map((row) => row.payout_id)),
    ]);
    const about = await whatAbout(session, payouts);
    const rewardIds = new Map(payouts.map((one) => [one.id, one.reward_id]));
    yield rows.map((row) => ({ ...row, ...about(rewardIds.get(row.payout_id)) }));
  }
}
