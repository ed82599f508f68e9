import { build, type Session } from '../../../lib/db.ts';
import { rowPages, type Span } from '../../../lib/row-pages.ts';
import { type About, payoutsWith, whatAbout } from './raw-rows.ts';

type BillRow = {
  flow_no: string;
  day: string;
  out_bill_no: string;
  direction: 'in' | 'out';
  amount_fen: number;
  business_type: string;
  booked_at: Date;
};

export type RawBillLine = BillRow &
  About & {
    /** In the bill its day was closed with; null while the day is open. */
    isOfClosing: boolean | null;
    /** In the bill as the last run read it. */
    isOfLastRun: boolean;
  };

const BY = { time: 'booked_at', key: 'flow_no' } as const;

/**
 * Lines of WeChat's bills: first all that the last runs read, then those a day was closed with and which a later run
 * no longer found so. What is of the closing adds up to the figures of the closed day.
 */
export async function* billLinesBetween(
  session: Session,
  span: Span,
): AsyncGenerator<RawBillLine[]> {
  for await (const rows of rowPages<BillRow>(session, 'bill_lines', BY, span)) {
    const days = await daysOf(session, rows);
    const kept = await sameLines(session, 'closed_bill_lines', rows);
    yield describe(session, rows, (row) => {
      const day = days.get(row.day);
      const isOfClosing = day?.closed_at ? !day.lines_kept_at || kept(row) : null;
      return { isOfClosing, isOfLastRun: true };
    });
  }
  for await (const rows of rowPages<BillRow>(session, 'closed_bill_lines', BY, span)) {
    const isStillSo = await sameLines(session, 'bill_lines', rows);
    const replaced = rows.filter((row) => !isStillSo(row));
    yield describe(session, replaced, () => ({ isOfClosing: true, isOfLastRun: false }));
  }
}

/** With whose money it is; a line whose number no payout of ours has is about nobody we know. */
async function describe(
  session: Session,
  rows: BillRow[],
  standing: (row: BillRow) => Pick<RawBillLine, 'isOfClosing' | 'isOfLastRun'>,
): Promise<RawBillLine[]> {
  const payouts = await payoutsWith(session, 'out_bill_no', [
    ...new Set(rows.map((row) => row.out_bill_no)),
  ]);
  const about = await whatAbout(session, payouts);
  const rewardIds = new Map(payouts.map((one) => [one.out_bill_no, one.reward_id]));
  return rows.map((row) => ({
    ...row,
    ...about(rewardIds.get(row.out_bill_no)),
    ...standing(row),
  }));
}

type Closing = { day: string; closed_at: Date | null; lines_kept_at: Date | null };

async function daysOf(session: Session, rows: BillRow[]): Promise<Map<string, Closing>> {
  const days = [...new Set(rows.map((row) => row.day))];
  if (days.length === 0) return new Map();
  const found = await session.rows<Closing>(
    build('reconciliation_days').select('day', 'closed_at', 'lines_kept_at').whereIn('day', days),
  );
  return new Map(found.map((one) => [one.day, one]));
}

const contentOf = (row: BillRow) =>
  [row.day, row.flow_no, row.out_bill_no, row.direction, row.amount_fen].join(' ');

/** Whether the other table has a line with the same content. */
async function sameLines(
  session: Session,
  table: 'bill_lines' | 'closed_bill_lines',
  rows: BillRow[],
): Promise<(row: BillRow) => boolean> {
  if (rows.length === 0) return () => false;
  const others = await session.rows<BillRow>(
    build(table)
      .select('day', 'flow_no', 'out_bill_no', 'direction', 'amount_fen')
      .whereIn('day', [...new Set(rows.map((row) => row.day))])
      .whereIn(
        'flow_no',
        rows.map((row) => row.flow_no),
      ),
  );
  const contents = new Set(others.map(contentOf));
  return (row) => contents.has(contentOf(row));
}
