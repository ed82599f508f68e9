import type { PayoutState } from '../../../../contract/payouts.ts';
import type { ReconciliationDay } from '../../../../contract/reconciliation.ts';
import { nextDay, startOfDay } from '../../../lib/clock.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { FundFlowLine } from '../../../vendors/wechat-pay/index.ts';
import { amountsOfTransfers, rewardsById } from '../../rewards/index.ts';
import type { BillLine, Comparison, OurPayout } from './compare-bill.ts';

// A bill made in the last minutes of a day may be booked by WeChat on the next one.
const SLACK_MS = 10 * 60_000;

/** Ids and numbers of payouts whose bill was made, or came back, on this day. */
export async function numbersOfDay(
  session: Session,
  day: string,
  column: 'bill_made_at' | 'ended_at',
): Promise<{ id: string; outBillNo: string; state: PayoutState }[]> {
  const from = new Date(startOfDay(day).getTime() - SLACK_MS);
  const to = new Date(startOfDay(nextDay(day)).getTime() - SLACK_MS);
  const rows = await session.rows<{ id: string; out_bill_no: string; state: PayoutState }>(
    build('payouts')
      .select('id', 'out_bill_no', 'state')
      .whereNotNull('out_bill_no')
      .where(column, '>=', from)
      .andWhere(column, '<', to),
  );
  return rows.map((row) => ({ id: row.id, outBillNo: row.out_bill_no, state: row.state }));
}

/** How many numbers one statement asks about. */
const CHUNK = 1000;

async function inChunks<T>(all: readonly string[], read: (some: string[]) => Promise<T[]>) {
  const found: T[] = [];
  for (let at = 0; at < all.length; at += CHUNK)
    found.push(...(await read(all.slice(at, at + CHUNK))));
  return found;
}

export async function knownPayouts(
  session: Session,
  numbers: readonly string[],
): Promise<Map<string, OurPayout>> {
  const known = await inChunks(numbers, (some) => readPayouts(session, some));
  return new Map(known.map((payout) => [payout.outBillNo, payout]));
}

async function readPayouts(session: Session, numbers: string[]): Promise<OurPayout[]> {
  const rows = await session.rows<{
    id: string;
    reward_id: string;
    out_bill_no: string;
    amount_fen: number;
    state: OurPayout['state'];
  }>(
    build('payouts')
      .select('id', 'reward_id', 'out_bill_no', 'amount_fen', 'state')
      .whereIn('out_bill_no', numbers),
  );
  const ids = rows.map((row) => row.id);
  const said = await lastWords(session, ids);
  const rewards = await rewardsById(
    session,
    rows.map((row) => row.reward_id),
  );
  const moved = await amountsOfTransfers(
    session,
    ids.flatMap((id) => [`lock:${id}`, `settle:${id}`, `return:${id}`]),
  );
  return rows.map((row) => ({
    id: row.id,
    outBillNo: row.out_bill_no,
    amountFen: row.amount_fen,
    state: row.state,
    said: said.get(row.id) ?? null,
    ledger: {
      lockFen: moved.get(`lock:${row.id}`) ?? null,
      settleFen: moved.get(`settle:${row.id}`) ?? null,
      returnFen: moved.get(`return:${row.id}`) ?? null,
    },
    reward: rewards.get(row.reward_id) ?? null,
  }));
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

const BATCH = 500;

/** The day's file replaces what an earlier run stored of it. */
export async function replaceLines(
  session: Session,
  day: string,
  lines: AsyncIterable<FundFlowLine> | Iterable<FundFlowLine>,
): Promise<void> {
  await session.write(build('bill_lines').where('day', day).del());
  let batch: object[] = [];
  const flush = async () => {
    if (batch.length > 0)
      await session.write(build('bill_lines').insert(batch).onConflict('flow_no').merge());
    batch = [];
  };
  for await (const line of lines) {
    batch.push({
      flow_no: line.flowNo,
      day,
      out_bill_no: line.voucherNo.slice(0, 64),
      direction: line.direction,
      amount_fen: line.amountFen,
      business_type: line.businessType.slice(0, 40),
      booked_at: line.bookedAt,
    });
    if (batch.length === BATCH) await flush();
  }
  await flush();
}

type LineRow = {
  flow_no: string;
  out_bill_no: string;
  direction: 'in' | 'out';
  amount_fen: number;
};

const lineRows = () =>
  build('bill_lines').select('flow_no', 'out_bill_no', 'direction', 'amount_fen');

const toLine = (row: LineRow): BillLine => ({
  flowNo: row.flow_no,
  outBillNo: row.out_bill_no,
  direction: row.direction,
  amountFen: row.amount_fen,
});

export async function linesOfDay(session: Session, day: string): Promise<BillLine[]> {
  const rows = await session.rows<LineRow>(
    lineRows().where('day', day).orderBy(['booked_at', 'flow_no']),
  );
  return rows.map(toLine);
}

export async function linesOfNumbers(
  session: Session,
  numbers: readonly string[],
): Promise<BillLine[]> {
  const rows = await inChunks(numbers, (some) =>
    session.rows<LineRow>(lineRows().whereIn('out_bill_no', some)),
  );
  return rows.map(toLine);
}

const FINAL: PayoutState[] = ['settled', 'returned', 'frozen'];

/** Payouts of a day, made then or in its bill, that have not come to an end on our side. */
export async function openPayoutsOf(
  session: Session,
  day: string,
  limit: number,
): Promise<string[]> {
  const inBill = await session.rows<{ id: string }>(
    build('payouts')
      .distinct({ id: 'payouts.id' })
      .join('bill_lines', 'bill_lines.out_bill_no', 'payouts.out_bill_no')
      .where('bill_lines.day', day)
      .whereNotIn('payouts.state', FINAL)
      .limit(limit),
  );
  const made = (await numbersOfDay(session, day, 'bill_made_at')).filter(
    (one) => !FINAL.includes(one.state),
  );
  return [...new Set([...inBill, ...made].map((one) => one.id))].slice(0, limit);
}

/** A closed day keeps the figures it was closed with. */
export async function saveDay(
  session: Session,
  now: Date,
  day: string,
  state: ReconciliationDay['state'],
  figures: Omit<Comparison, 'findings'>,
): Promise<void> {
  await session.write(
    build('reconciliation_days')
      .insert({
        day,
        state,
        our_count: figures.ourCount,
        our_sum_fen: figures.ourSumFen,
        ledger_sum_fen: figures.ledgerSumFen,
        bill_count: figures.billCount,
        bill_sum_fen: figures.billSumFen,
        ran_at: now,
      })
      .onConflict('day')
      .merge(),
  );
}

/** Of a closed day only the time of the run is new: the bill as read now and its payouts give the run's sums again. */
export async function noteRun(session: Session, now: Date, day: string): Promise<void> {
  await session.write(build('reconciliation_days').where('day', day).update({ ran_at: now }));
}

export async function lockDay(
  session: Session,
  day: string,
): Promise<{ closed_at: Date | null } | undefined> {
  return session.first(
    build('reconciliation_days').select('closed_at').where('day', day).forUpdate(),
  );
}

export async function closeDay(session: Session, now: Date, day: string, by: string) {
  await session.write(
    build('reconciliation_days')
      .where('day', day)
      .whereNull('closed_at')
      .update({ closed_at: now, closed_by: by.slice(0, 90) }),
  );
}
