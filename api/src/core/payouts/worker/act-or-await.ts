import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../../context.ts';
import { drive } from '../drive.ts';
import { hasAskedSince } from '../log-store.ts';
import { send, sweep } from '../protocol/index.ts';
import type { Payout } from '../protocol/types.ts';
import { findPayoutRow, type PayoutRow } from '../store.ts';

const LOOK_MS = 50;
const SEND_PATIENCE_MS = 5000;
const SWEEP_PATIENCE_MS = 3000;
const RECORD_MS = 300;

/** Sends at once where this process can sign; else the worker does, and the first answer waits for it a little. */
export async function sendNow(context: Context, payoutId: string): Promise<void> {
  if (!context.vendors.wechatPay.canSign)
    return until(
      context,
      payoutId,
      (row) => !['approved', 'sending'].includes(row.state),
      SEND_PATIENCE_MS,
    );
  try {
    await drive(context, send(payoutId));
  } catch (error) {
    // The worker goes on from the row.
    context.log.warn({ payout: payoutId, err: error }, 'not sent at once');
  }
}

/** Asks WeChat now, or waits a little for the worker, whom a hint has just called. */
export async function sweepNow(context: Context, before: Payout, calledAt: Date): Promise<void> {
  if (context.vendors.wechatPay.canSign) return drive(context, sweep(before.id));
  let heardAt = Number.POSITIVE_INFINITY;
  const isOver = async (row: PayoutRow) => {
    if (row.state !== before.state) return true;
    if (heardAt === Number.POSITIVE_INFINITY && (await hasAskedSince(context.db, row.id, calledAt)))
      heardAt = performance.now();
    // The answer is noted just before it is acted upon.
    return performance.now() - heardAt > RECORD_MS;
  };
  await until(context, before.id, isOver, SWEEP_PATIENCE_MS);
}

async function until(
  context: Context,
  payoutId: string,
  isSo: (row: PayoutRow) => boolean | Promise<boolean>,
  patienceMs: number,
): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(LOOK_MS)) {
    const row = await findPayoutRow(context.db, payoutId);
    if (!row || (await isSo(row))) return;
  }
}
