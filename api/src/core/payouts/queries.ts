import type { PayoutState } from '../../../contract/payouts.ts';
import { build, type Session } from '../../lib/db.ts';
import { asciiBeginning } from '../../lib/like.ts';
import { readCursor, toPage } from '../../lib/paging.ts';
import type { PayoutRow } from './store.ts';

export async function pageOfPayouts(
  session: Session,
  filter: {
    state?: PayoutState | undefined;
    /** Rewards found by words, besides a bill or receipt number that begins with the text. */
    found?: { rewardIds: string[]; text: string } | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  const query = build('payouts')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  const after = readCursor(filter.cursor);
  if (after) void query.where('id', '<', after);
  if (filter.state) void query.where('state', filter.state);
  const { found } = filter;
  if (found)
    void query.where((either) => {
      void either
        .whereIn('reward_id', found.rewardIds)
        .orWhere('out_bill_no', 'like', asciiBeginning(found.text))
        .orWhere('receipt_now', 'like', asciiBeginning(found.text));
    });
  return toPage(await session.rows<PayoutRow>(query), filter.limit, (row) => row.id);
}

/** Which of these payouts this person has consented to. */
export async function approvedBy(
  session: Session,
  staffId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await session.rows<{ payout_id: string }>(
    build('payout_approvals')
      .select('payout_id')
      .where('staff_id', staffId)
      .whereIn('payout_id', [...ids]),
  );
  return new Set(rows.map((row) => row.payout_id));
}

export async function amountsOfPayouts(
  session: Session,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await session.rows<{ id: string; amount_fen: number }>(
    build('payouts')
      .select('id', 'amount_fen')
      .whereIn('id', [...ids]),
  );
  return new Map(rows.map((row) => [row.id, row.amount_fen]));
}

/** Payouts that may need work; the pure `due` decides again under the lock. */
export async function payoutsDue(
  session: Session,
  now: Date,
  isRunning: boolean,
  limit: number,
): Promise<string[]> {
  const query = build('payouts')
    .select('id')
    .whereIn('state', [
      'approved',
      'sending',
      'in_doubt',
      'wait_confirm',
      'transferring',
      'cancelling',
    ])
    .where((free) => {
      void free.whereNull('lease_until').orWhere('lease_until', '<=', now);
    })
    .where((waiting) => {
      void waiting.where('next_query_at', '<=', now);
      // What the journal gave back has no date yet: it is asked about at once.
      void waiting.orWhere((sent) => {
        void sent.whereNull('next_query_at').whereNot('state', 'approved');
      });
      if (isRunning) void waiting.orWhere('state', 'approved').orWhere('resend', 1);
    })
    .orderBy('next_query_at')
    .limit(limit);
  return (await session.rows<{ id: string }>(query)).map((row) => row.id);
}

export async function livePayoutIds(session: Session, rewardIds: string[]): Promise<string[]> {
  if (rewardIds.length === 0) return [];
  const rows = await session.rows<{ id: string }>(
    build('payouts').select('id').whereIn('live_reward_id', rewardIds),
  );
  return rows.map((row) => row.id);
}

/** Which of these bill numbers no payout of ours carries. */
export async function unknownNumbers(session: Session, numbers: string[]): Promise<Set<string>> {
  const unknown = new Set(numbers);
  for (let at = 0; at < numbers.length; at += 500) {
    const known = await session.rows<{ out_bill_no: string }>(
      build('payouts')
        .select('out_bill_no')
        .whereIn('out_bill_no', numbers.slice(at, at + 500)),
    );
    for (const row of known) unknown.delete(row.out_bill_no);
  }
  return unknown;
}

export type DoubtSummary = { count: number; oldestSentAt: Date | null };

/** How many outcomes are unknown, and since when the oldest of them was first sent. */
export async function summariseDoubt(session: Session): Promise<DoubtSummary> {
  const row = await session.first<{ number: number; oldest: Date | null }>(
    build('payouts as p')
      .join('payout_sends as s', 's.out_bill_no', 'p.out_bill_no')
      .where('p.state', 'in_doubt')
      .countDistinct({ number: 'p.id' })
      .min({ oldest: 's.sent_at' }),
  );
  return { count: row?.number ?? 0, oldestSentAt: row?.oldest ?? null };
}

export type ExchangeRow = {
  kind: 'create' | 'query' | 'cancel' | 'callback';
  http: number;
  said: string;
  at: Date;
};

export const exchangesOf = (session: Session, payoutId: string): Promise<ExchangeRow[]> =>
  session.rows<ExchangeRow>(
    build('payout_exchanges')
      .select('kind', 'http', 'said', 'at')
      .where('payout_id', payoutId)
      .orderBy(['at', 'id']),
  );

export type ApprovalRow = { staff_id: string; staff_name: string; approved_at: Date };

export const approvalsOf = (session: Session, payoutId: string): Promise<ApprovalRow[]> =>
  session.rows<ApprovalRow>(
    build('payout_approvals')
      .select('staff_id', 'staff_name', 'approved_at')
      .where('payout_id', payoutId)
      .orderBy('approved_at'),
  );
