import type { Context } from '../../context.ts';
import type { Job } from '../../lib/jobs.ts';
import { checkMoney } from './desk/check-money.ts';
import { drive } from './drive.ts';
import { due, send, sweep } from './protocol/index.ts';
import { payoutsDue } from './queries.ts';
import { findPayoutRow, toPayout } from './store.ts';
import { isRunning, stopBySystem } from './switch/index.ts';

const BATCH = 100;
const AT_ONCE = 6;
const ROUND_MS = 25_000;

/** Sends what may be sent and asks about what was: each payout has its own lease, the job's only saves work. */
export const workPayoutsJob: Job = {
  name: 'work-payouts',
  process: 'payout-worker',
  schedule: '*/2 * * * * *',
  leaseSeconds: 60,
  run: async (context) => {
    const done = await workPayouts(context);
    return done > 0 ? `worked on ${done} payouts` : '';
  },
};

export async function workPayouts(context: Context): Promise<number> {
  const now = context.clock.now();
  const queue = await payoutsDue(context.db, now, await isRunning(context.db), BATCH);
  const endAt = performance.now() + ROUND_MS;
  let done = 0;
  const work = async () => {
    for (let id = queue.shift(); id && performance.now() < endAt; id = queue.shift()) {
      try {
        await workOn(context, id);
        done++;
      } catch (error) {
        context.log.error({ payout: id, err: error }, 'payout step failed');
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

/** Does what this payout needs now, and nothing when another worker was first. */
export async function workOn(context: Context, payoutId: string): Promise<void> {
  const row = await findPayoutRow(context.db, payoutId);
  if (!row) return;
  const facts = {
    now: context.clock.now().getTime(),
    isRunning: await isRunning(context.db),
    approvals: 0,
  };
  const what = due(toPayout(row, context.seal), facts);
  if (what === 'send') await drive(context, send(payoutId));
  if (what === 'sweep') await drive(context, sweep(payoutId));
}

/** Recomputes everything from its rows; what does not agree stops the money until two people have looked. */
export const checkLedgerJob: Job = {
  name: 'check-ledger',
  schedule: '0 30 * * * *',
  leaseSeconds: 900,
  run: async (context) => {
    const failed = await checkMoney(context, '系统');
    if (failed.length === 0) return 'the ledger agrees';
    context.log.error({ failed }, 'payouts stopped');
    await stopBySystem(context.db, context.clock.now(), 'ledger_differs', failed.join('；'));
    return failed.join('; ');
  },
};
