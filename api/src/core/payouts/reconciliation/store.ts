import type { ReconciliationDay } from '../../../../contract/payouts.ts';
import { nextDay, startOfDay } from '../../../lib/clock.ts';
import { build, type Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import type { FundFlowLine } from '../../../vendors/wechat-pay/index.ts';
import type { BillLine, Comparison, OurPayout } from './compare-bill.ts';

// A bill made in the last minutes of a day may be booked by WeChat on the next one.
const SLACK_MS = 10 * 60_000;

/** Ids and numbers of payouts whose bill was made, or came back, on this day. */
export async function numbersOfDay(
  session: Session,
  day: string,
  column: 'bill_made_at' | 'ended_at',
): Promise<{ id: string; outBillNo: string; state: string }[]> {
  const from = new Date(startOfDay(day).getTime() - SLACK_MS);
  const to = new Date(startOfDay(nextDay(day)).getTime() - SLACK_MS);
  const rows = await session.rows<{ id: string; out_bill_no: string; state: string }>(
    build('payouts')
      .select('id', 'out_bill_no', 'state')
      .whereNotNull('out_bill_no')
      .where(column, '>=', from)
      .andWhere(column, '<', to),
  );
  return rows.map((row) => ({ id: row.id, outBillNo: row.out_bill_no, state: row.state }));
}

export async function knownPayouts(
  session: Session,
  numbers: string[],
): Promise<Map<string, OurPayout>> {
  if (numbers.length === 0) return new Map();
  const rows = await session.rows<{
    id: string;
    out_bill_no: string;
    amount_fen: number;
    state: OurPayout['state'];
  }>(
    build('payouts')
      .select('id', 'out_bill_no', 'amount_fen', 'state')
      .whereIn('out_bill_no', numbers),
  );
  const said = await lastWords(
    session,
    rows.map((row) => row.id),
  );
  return new Map(
    rows.map((row) => [
      row.out_bill_no,
      {
        id: row.id,
        outBillNo: row.out_bill_no,
        amountFen: row.amount_fen,
        state: row.state,
        said: said.get(row.id) ?? null,
      },
    ]),
  );
}

async function lastWords(session: Session, payoutIds: string[]): Promise<Map<string, string>> {
  if (payoutIds.length === 0) return new Map();
  const rows = await session.rows<{ payout_id: string; said: string }>(
    build('payout_exchanges')
      .select('payout_id', 'said')
      .whereIn('payout_id', payoutIds)
      .whereIn('kind', ['create', 'query'])
      .where('http', 200)
      .orderBy(['at', 'id']),
  );
  return new Map(rows.map((row) => [row.payout_id, row.said]));
}

/** The day's file replaces what an earlier run stored of it. */
export async function replaceLines(session: Session, day: string, lines: FundFlowLine[]) {
  await session.write(build('bill_lines').where('day', day).del());
  for (let at = 0; at < lines.length; at += 500)
    await session.write(
      build('bill_lines')
        .insert(
          lines.slice(at, at + 500).map((line) => ({
            flow_no: line.flowNo,
            day,
            out_bill_no: line.voucherNo.slice(0, 64),
            direction: line.direction,
            amount_fen: line.amountFen,
            business_type: line.businessType.slice(0, 40),
            booked_at: line.bookedAt,
          })),
        )
        .onConflict('flow_no')
        .merge(),
    );
}

export async function linesOfNumbers(session: Session, numbers: string[]): Promise<BillLine[]> {
  if (numbers.length === 0) return [];
  const rows = await session.rows<{
    flow_no: string;
    out_bill_no: string;
    direction: 'in' | 'out';
    amount_fen: number;
  }>(build('bill_lines').whereIn('out_bill_no', numbers));
  return rows.map((row) => ({
    flowNo: row.flow_no,
    outBillNo: row.out_bill_no,
    direction: row.direction,
    amountFen: row.amount_fen,
  }));
}

export async function saveDay(
  session: Session,
  now: Date,
  day: string,
  state: ReconciliationDay['state'],
  { ourCount, ourSumFen, billCount, billSumFen }: Omit<Comparison, 'findings'>,
): Promise<void> {
  await session.write(
    build('reconciliation_days')
      .insert({
        day,
        state,
        our_count: ourCount,
        our_sum_fen: ourSumFen,
        bill_count: billCount,
        bill_sum_fen: billSumFen,
        ran_at: now,
      })
      .onConflict('day')
      .merge(),
  );
}

/** Findings that are gone disappear, unless people have already written down what they were. */
export async function saveFindings(
  session: Session,
  now: Date,
  day: string,
  findings: Comparison['findings'],
): Promise<void> {
  await session.write(
    build('reconciliation_differences').where('day', day).whereNull('resolution').del(),
  );
  for (const found of findings)
    await session.write(
      build('reconciliation_differences')
        .insert({
          id: newId(now),
          day,
          out_bill_no: found.outBillNo,
          kind: found.kind,
          our_fen: found.ourFen,
          bill_fen: found.billFen,
        })
        .onConflict(['day', 'out_bill_no', 'kind'])
        .ignore(),
    );
}
