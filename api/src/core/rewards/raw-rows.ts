import { build, type Session } from '../../lib/db.ts';
import { rowPages, type Span } from '../../lib/row-pages.ts';
import { type RewardRecord, toReward } from './store.ts';

type TransferRow = {
  id: string;
  debit: string;
  credit: string;
  amount_fen: number;
  reward_id: string | null;
  reason: string;
  actor: string;
  made_at: Date;
};

export const transfersBetween = (session: Session, span: Span) =>
  rowPages<TransferRow>(session, 'ledger_transfers', { time: 'made_at', key: 'id' }, span);

export async function* rewardsBetween(session: Session, span: Span) {
  const by = { time: 'booked_at', key: 'id' } as const;
  for await (const rows of rowPages<RewardRecord>(session, 'rewards', by, span))
    yield rows.map(toReward);
}

const AGE_SUMS =
  '(booked_at < ?) + (booked_at < ?) + (booked_at < ?) AS age, COUNT(*) AS number,' +
  ' SUM(amount_fen) AS sum, SUM(COALESCE(claim_until < ?, 0)) AS soon,' +
  ' SUM(IF(claim_until < ?, amount_fen, 0)) AS soon_sum';

/** Money that may be claimed: how many of three limits its booking lies before, and what is about to expire. */
export async function owedByAge(
  session: Session,
  limits: readonly [Date, Date, Date],
  expiresBefore: Date,
) {
  const rows = await session.rows<Record<'age' | 'number' | 'sum' | 'soon' | 'soon_sum', string>>(
    build('rewards')
      .select(build.raw(AGE_SUMS, [...limits, expiresBefore, expiresBefore]))
      .where('state', 'owed')
      .groupBy('age'),
  );
  return rows.map((row) => ({
    age: Number(row.age),
    count: Number(row.number),
    sumFen: Number(row.sum),
    expiringCount: Number(row.soon),
    expiringFen: Number(row.soon_sum),
  }));
}
