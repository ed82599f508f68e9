import { randomUUID } from 'node:crypto';
import { CALLBACK_CONTENT, CALLBACK_PLAN } from '../lib/faults.ts';
import { postOut } from '../lib/post-out.ts';
import type { World } from '../world.ts';
import type { Bill } from './bill.ts';
import { writeNotice } from './write-notice.ts';

// Seconds between the attempts, as the vendor's documentation lists them.
const REPEATS_S = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600,
];

export type Attempt = { atMs: number; http: number; answer: string; fault: string | null };

export type Callback = {
  id: string;
  outBillNo: string;
  url: string;
  bill: Bill;
  attempts: Attempt[];
  /** On the real clock; null = accepted or given up. */
  nextAtMs: number | null;
  extraSends: number;
};

export type Callbacks = ReturnType<typeof createCallbacks>;

/** Every callback is a row before it is sent, so that a restart goes on where it stopped. */
export function createCallbacks(world: World) {
  const table = world.journal.table<Callback>('callbacks');
  const underWay = new Map<string, Promise<void>>();

  function plan(bill: Bill) {
    if (!bill.notifyUrl) return;
    const fault = world.faults.take('pay.callback', CALLBACK_PLAN, bill.outBillNo);
    if (fault?.kind === 'none') return;
    const delayMs = fault?.kind === 'late' ? (fault.delayMs ?? 60_000) : 0;
    const id = randomUUID();
    table.put(id, {
      id,
      outBillNo: bill.outBillNo,
      url: bill.notifyUrl,
      bill,
      attempts: [],
      nextAtMs: Date.now() + delayMs,
      extraSends: fault?.kind === 'twice' ? 1 : 0,
    });
  }

  async function attempt(callback: Callback): Promise<void> {
    const fault = world.faults.take('pay.callback', CALLBACK_CONTENT, callback.outBillNo);
    const atMs = Date.now();
    const { callbackTimeoutMs, repeatScale } = world.config();
    const notice = writeNotice(world, callback, fault?.kind);
    const heard = await postOut(callback.url, notice, callbackTimeoutMs, world.stopping);
    if (world.stopping.aborted) return;
    const made = { atMs, ...heard, fault: fault?.kind ?? null };
    table.put(callback.id, afterAttempt(callback, made, repeatScale));
    world.journal.flush();
  }

  function start(callback: Callback): Promise<void> {
    const work = attempt(callback).finally(() => underWay.delete(callback.id));
    underWay.set(callback.id, work);
    return work;
  }

  return {
    plan,
    list: () => table.values(),
    tick() {
      for (const one of table.values()) {
        if (one.nextAtMs !== null && one.nextAtMs <= Date.now() && !underWay.has(one.id)) {
          void start(one);
        }
      }
    },
    /** Sends what is waiting for one bill now and waits for the answer. */
    async deliver(outBillNo: string) {
      const waiting = table.values().filter((one) => one.outBillNo === outBillNo && one.nextAtMs);
      await Promise.all(waiting.map((one) => underWay.get(one.id) ?? start(one)));
    },
    settled: () => Promise.all(underWay.values()),
  };
}

function afterAttempt(callback: Callback, made: Attempt, repeatScale: number): Callback {
  const attempts = [...callback.attempts, made];
  const { extraSends } = callback;
  if (made.http >= 200 && made.http <= 299) {
    const nextAtMs = extraSends > 0 ? Date.now() : null;
    return { ...callback, attempts, nextAtMs, extraSends: Math.max(0, extraSends - 1) };
  }
  const waitS = REPEATS_S[attempts.length - 1];
  const nextAtMs = waitS === undefined ? null : Date.now() + waitS * 1000 * repeatScale;
  return { ...callback, attempts, nextAtMs };
}
