import type { ReconciliationDay } from '../../../../contract/payouts.ts';
import type { Context } from '../../../context.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import type { Session } from '../../../lib/db.ts';
import type { Job } from '../../../lib/jobs.ts';
import { Refusal, refuse } from '../../../lib/refusal.ts';
import type { FundFlowLine } from '../../../vendors/wechat-pay/index.ts';
import { drive } from '../drive.ts';
import { decideHint, sweep } from '../protocol.ts';
import { transactPayout } from '../transact.ts';
import { type BillLine, type Comparison, compareBill } from './compare-bill.ts';
import { findDay, unfinishedDays } from './queries.ts';
import {
  knownPayouts,
  linesOfNumbers,
  numbersOfDay,
  replaceLines,
  saveDay,
  saveFindings,
} from './store.ts';

/** Compares a past day with WeChat's bill. It corrects nothing, and may be run again as often as one likes. */
export async function reconcileDay(context: Context, day: string): Promise<ReconciliationDay> {
  const now = context.clock.now();
  if (day >= shanghaiDay(now)) throw refuse('day_not_over');
  const bill = await context.vendors.wechatPay.fundFlowBill(day);
  if (bill.kind === 'failed') {
    context.log.error({ day, why: bill.why }, 'no usable fund-flow bill');
    throw refuse('vendor_unavailable');
  }
  if (bill.kind === 'not_ready') {
    if (!(await findDay(context.db, day))) {
      // Our side is known already; WeChat's comes at ten.
      const { ourCount, ourSumFen } = await compare(context.db, day, []);
      await saveDay(context.db, now, day, 'not_ready', {
        ourCount,
        ourSumFen,
        billCount: 0,
        billSumFen: 0,
      });
    }
    throw refuse('bill_not_ready');
  }
  // No statement means that nothing moved on the account that day: an empty bill like any other.
  const lines = bill.kind === 'lines' ? bill.lines : [];
  await askAboutOpen(context, day, lines);
  await context.db.transaction(async (session) => {
    await replaceLines(session, day, lines);
    const { findings, ...figures } = await compare(session, day, lines);
    await saveFindings(session, now, day, findings);
    await saveDay(session, now, day, findings.length > 0 ? 'different' : 'agreed', figures);
  });
  return (await findDay(context.db, day))!;
}

async function compare(session: Session, day: string, lines: FundFlowLine[]): Promise<Comparison> {
  const made = await numbersOfDay(session, day, 'bill_made_at');
  const ended = await numbersOfDay(session, day, 'ended_at');
  const madeToday = made.map((one) => one.outBillNo);
  const returnedToday = ended.filter((one) => one.state === 'returned').map((one) => one.outBillNo);
  const inBill = lines.map((line) => line.voucherNo);
  const numbers = [...new Set([...madeToday, ...returnedToday, ...inBill])];
  return compareBill({
    lines: lines.map(toBillLine),
    history: await linesOfNumbers(session, numbers),
    known: await knownPayouts(session, numbers),
    madeToday,
    returnedToday,
  });
}

const toBillLine = (line: FundFlowLine): BillLine => ({
  flowNo: line.flowNo,
  outBillNo: line.voucherNo,
  direction: line.direction,
  amountFen: line.amountFen,
});

const MAX_QUESTIONS = 200;
const FINAL = ['settled', 'returned', 'frozen'];

/** What we still hold open is asked about first, so that a late sweep is not taken for a difference. */
async function askAboutOpen(context: Context, day: string, lines: FundFlowLine[]): Promise<void> {
  const inBill = await knownPayouts(
    context.db,
    lines.map((line) => line.voucherNo),
  );
  const made = await numbersOfDay(context.db, day, 'bill_made_at');
  const open = [...inBill.values(), ...made].filter((one) => !FINAL.includes(one.state));
  const ids = [...new Set(open.map((one) => one.id))].slice(0, MAX_QUESTIONS);
  for (const id of ids) {
    await transactPayout(context, id, decideHint);
    await drive(context, sweep(id));
  }
}

export const reconcileYesterdayJob: Job = {
  name: 'reconcile-yesterday',
  schedule: '0 30 10-12 * * *',
  leaseSeconds: 900,
  run: async (context) => {
    const days = await unfinishedDays(context.db, shanghaiDay(context.clock.now()));
    const said: string[] = [];
    for (const day of days) said.push(`${day} ${await tryDay(context, day)}`);
    return said.join(', ');
  },
};

async function tryDay(context: Context, day: string): Promise<string> {
  try {
    const { state, openDifferenceCount } = await reconcileDay(context, day);
    if (openDifferenceCount > 0) context.log.error({ day, openDifferenceCount }, 'bill differs');
    return state;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
