import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../../context.ts';
import { watchDatabase, watchFlow } from '../guard/index.ts';
import { workOn } from '../jobs.ts';
import { payoutsDue } from '../queries.ts';
import { reconcileDay } from '../reconciliation/reconcile-day.ts';
import { isRunning } from '../switch/index.ts';
import { workErrands } from './errands.ts';

const PAUSE_MS = 150;
const BATCH = 100;
const AT_ONCE = 12;
const WATCH_MS = 1000;
const FLOW_MS = 10_000;

/**
 * The heart of the payout worker: takes what is due as soon as it is due. Each payout has its own lease, so any
 * number of workers may run.
 */
export function startPump(context: Context) {
  const busy = new Map<string, Promise<unknown>>();
  let isStopping = false;
  let watchedAt = Number.NEGATIVE_INFINITY;
  let weighedAt = Number.NEGATIVE_INFINITY;

  function start(key: string, work: () => Promise<unknown>): void {
    if (busy.has(key)) return;
    const run = work()
      .catch((error) => context.log.error({ work: key, err: error }, 'payout work failed'))
      .finally(() => busy.delete(key));
    busy.set(key, run);
  }

  async function turn(): Promise<void> {
    // Nothing goes out before it is sure that the database still knows what was sent.
    if (performance.now() - watchedAt > WATCH_MS) {
      if (await watchDatabase(context)) return;
      watchedAt = performance.now();
    }
    if (performance.now() - weighedAt > FLOW_MS) {
      await watchFlow(context);
      weighedAt = performance.now();
    }
    const now = context.clock.now();
    start('errands', () =>
      workErrands(context, { reconcile: async (day) => void (await reconcileDay(context, day)) }),
    );
    for (const id of await payoutsDue(context.db, now, await isRunning(context.db), BATCH)) {
      if (busy.size >= AT_ONCE) return;
      start(id, () => workOn(context, id));
    }
  }

  async function beat(): Promise<void> {
    while (!isStopping) {
      // A database that is away for a while must not end the worker.
      await turn().catch((error) => context.log.warn({ err: error }, 'no payout work now'));
      await sleep(PAUSE_MS);
    }
    await Promise.all(busy.values());
    // Left in order: whatever happens to the database now has nothing of ours to lose.
    await watchDatabase(context, { isAtRest: true }).catch((error) =>
      context.log.warn({ err: error }, 'not left in order'),
    );
  }

  const beating = beat();
  return {
    stop: async () => {
      isStopping = true;
      await beating;
    },
  };
}
