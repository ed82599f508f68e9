import type { ReconciliationDay } from '../../../../contract/reconciliation.ts';
import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import type { Job } from '../../../lib/jobs.ts';
import { Refusal, refuse } from '../../../lib/refusal.ts';
import { drive } from '../drive.ts';
import { decideHint, sweep } from '../protocol/index.ts';
import { transactPayout } from '../transact.ts';
import { compareDay } from './compare-day.ts';
import { countOpen } from './differences.ts';
import { keepClosedLines } from './keep-lines.ts';
import { findDay, unfinishedDays } from './queries.ts';
import { saveFindings } from './save-findings.ts';
import { closeDay, lockDay, noteRun, openPayoutsOf, replaceLines, saveDay } from './store.ts';

/** WeChat keeps a bill for three months, which are never more days than these. */
const BILL_DAYS = 92;

/**
 * Compares a past day with WeChat's bill. It corrects nothing, may be run again as often as one likes, and closes
 * the day when nothing is left to explain.
 */
export async function reconcileDay(context: Context, day: string): Promise<ReconciliationDay> {
  const now = context.clock.now();
  const today = shanghaiDay(now);
  if (day >= today) throw refuse('day_not_over');
  if (day < nextDay(today, -BILL_DAYS)) throw refuse('bill_too_old');
  const bill = await context.vendors.wechatPay.fundFlowBill(day);
  if (bill.kind === 'failed') {
    context.log.error({ day, why: bill.why }, 'no usable fund-flow bill');
    throw refuse('vendor_unavailable');
  }
  if (bill.kind === 'not_ready') {
    if (!(await findDay(context.db, day))) {
      // Our side is known already; WeChat's comes at ten.
      const { findings: _, ...figures } = await compareDay(context.db, day);
      await saveDay(context.db, now, day, 'not_ready', figures);
    }
    throw refuse('bill_not_ready');
  }
  // No statement means that nothing moved on the account that day: an empty bill like any other.
  const lines = bill.kind === 'lines' ? bill.lines : [];
  // Stored as a whole or not at all: a file that breaks off takes its lines with it.
  const whole = await context.db
    .transaction(async (session) => {
      await keepClosedLines(session, now, day);
      await replaceLines(session, day, lines);
    })
    .then(() => true)
    .catch((trouble: Error) => {
      context.log.error({ day, why: trouble.message }, 'no usable fund-flow bill');
      return false;
    });
  if (!whole) throw refuse('vendor_unavailable');
  await askAboutOpen(context, day);
  await context.db.transaction(async (session) => {
    const isClosed = Boolean((await lockDay(session, day))?.closed_at);
    const { findings, ...figures } = await compareDay(session, day);
    await saveFindings(session, { now, day, isLate: isClosed }, findings);
    // A closed day stays as it was closed; what is found later stands for itself.
    if (isClosed) return noteRun(session, now, day);
    await saveDay(session, now, day, findings.length > 0 ? 'different' : 'agreed', figures);
    if ((await countOpen(session, day)) === 0) await closeDay(session, now, day, '系统');
  });
  return (await findDay(context.db, day))!;
}

const MAX_QUESTIONS = 200;

/** What we still hold open is asked about first, so that a late sweep is not taken for a difference. */
async function askAboutOpen(context: Context, day: string): Promise<void> {
  for (const id of await openPayoutsOf(context.db, day, MAX_QUESTIONS)) {
    await transactPayout(context, id, decideHint);
    await drive(context, sweep(id));
  }
}

export const reconcileYesterdayJob: Job = {
  name: 'reconcile-yesterday',
  process: 'payout-worker',
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
