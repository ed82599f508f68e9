import { setTimeout as sleep } from 'node:timers/promises';
import { ERRORS, type ErrorCode } from '../../../../contract/errors.ts';
import type { Context } from '../../../context.ts';
import { newId } from '../../../lib/ids.ts';
import { Refusal, refuse } from '../../../lib/refusal.ts';
import { answerErrand, findAnswer, insertErrand, openErrands, takeErrand } from './errand-store.ts';

export type Errand = 'reconcile';

const PATIENCE_MS = 25_000;
const LOOK_MS = 100;

/** A process without the merchant key asks the worker for what needs it, and waits for its answer. */
export async function askWorker(context: Context, kind: Errand, ref: string): Promise<void> {
  const now = context.clock.now();
  const id = newId(now);
  await insertErrand(context.db, { id, kind, ref, at: now });
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(LOOK_MS)) {
    const answer = await findAnswer(context.db, id);
    if (answer === null) continue;
    if (answer === 'done') return;
    throw refuse(answer in ERRORS ? (answer as ErrorCode) : 'vendor_unavailable');
  }
  throw refuse('vendor_unavailable');
}

/** The worker's side; each errand is done by one worker, and again by another should that one die. */
export async function workErrands(
  context: Context,
  carriers: Record<Errand, (ref: string) => Promise<void>>,
): Promise<void> {
  for (const { id, kind, ref } of await openErrands(context.db, context.clock.now())) {
    if (!(await takeErrand(context.db, id, context.clock.now()))) continue;
    await answerErrand(context.db, id, await carryOut(context, () => carriers[kind](ref)));
  }
}

async function carryOut(context: Context, work: () => Promise<void>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    context.log.error({ err: error }, 'errand failed');
    return 'vendor_unavailable';
  }
}
