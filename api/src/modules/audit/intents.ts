import type { Context } from '../../context.ts';
import { build, type Session } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { tracesOfItems } from './split-batch.ts';
import { addTrace, type Trace } from './store.ts';

/** After this long nobody is working on the call any more: its process has died. */
const GIVEN_UP_MS = 10 * 60_000;
const BATCH = 200;

/** Says that a call is about to change something; stays until the row of the call is in the chain. */
export async function recordIntent(session: Session, trace: Trace): Promise<string> {
  const id = newId(trace.at);
  await session.write(
    build('audit_intents').insert({ id, started_at: trace.at, trace: JSON.stringify(trace) }),
  );
  return id;
}

/** True for the one who was first. */
export async function dropIntent(session: Session, id: string): Promise<boolean> {
  return (await session.write(build('audit_intents').where('id', id).delete())) === 1;
}

/** Calls that never ended get a row that says so: what they changed is seen on the object itself. */
export async function traceBrokenCalls({ db, clock }: Context): Promise<number> {
  const before = new Date(clock.now().getTime() - GIVEN_UP_MS);
  const broken = await db.rows<{ id: string; started_at: Date; trace: string }>(
    build('audit_intents')
      .select('id', 'started_at', 'trace')
      .where('started_at', '<', before)
      .orderBy('id')
      .limit(BATCH),
  );
  let traced = 0;
  for (const { id, started_at: at, trace } of broken) {
    const outcome = { at, status: 500, code: 'interrupted' };
    const broke = { ...(JSON.parse(trace) as Trace), ...outcome };
    const items = tracesOfItems(broke).map((one) => [newId(at), one] as const);
    const isMine = await db.transaction(async (session) => {
      if (!(await dropIntent(session, id))) return false;
      await addTrace(session, id, broke);
      for (const [itemId, one] of items) await addTrace(session, itemId, one);
      return true;
    });
    traced += isMine ? 1 : 0;
  }
  return traced;
}
