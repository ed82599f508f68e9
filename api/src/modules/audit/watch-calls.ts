import { AsyncLocalStorage } from 'node:async_hooks';
import type { Staff } from '../../../contract/accounts.ts';
import { deedOf } from '../../../contract/audit-deeds.ts';
import type { Route } from '../../../contract/route.ts';
import type { Context } from '../../context.ts';
import type { DomainEvents } from '../../domain-events.ts';
import type { ServedCall, Watch } from '../../lib/http/serve-route.ts';
import { newId } from '../../lib/ids.ts';
import { requestScope } from '../../lib/log.ts';
import { Refusal } from '../../lib/refusal.ts';
import { dropIntent, recordIntent } from './intents.ts';
import { keepAnswer } from './keep-answer.ts';
import {
  isWatched,
  keepAddress,
  keepHarmless,
  leavesRow,
  objectIdOf,
  objectKindOf,
} from './rules.ts';
import { tracesOfItems } from './split-batch.ts';
import { addTrace, type Trace } from './store.ts';

type Move = DomainEvents['case.moved'];
/** What the steps of the request under way changed, by case. */
const movesUnderWay = new AsyncLocalStorage<Map<string, Move>>();

/** Remembers a step for the row that its request will leave. A repeated transaction says the same again. */
export function rememberMove(move: Move): void {
  movesUnderWay.getStore()?.set(move.caseId, move);
}

/** Wraps the calls of one operation; undefined when they never leave a row. */
export function watchCalls(context: Context, name: string, route: Route): Watch | undefined {
  if (!isWatched(name, route.method)) return undefined;
  return (call, serve) => {
    const moves = new Map<string, Move>();
    let intentId: string | null = null;
    // A process that dies after the change and before its row leaves this behind.
    if (route.method === 'POST')
      call.begin = async () => {
        const trace = traceOf(context, name, route, call);
        if (trace) intentId = await recordIntent(context.db, trace);
      };
    return movesUnderWay.run(moves, async () => {
      try {
        await serve();
      } catch (error) {
        // The refusal is what the caller has to hear, also when its trace could not be written.
        await leaveTrace(context, traceOf(context, name, route, call, error), intentId).catch(
          (failed) => context.log.error({ err: failed, operation: name }, 'audit failed'),
        );
        throw error;
      }
      if (!leavesRow(name, route.method, call.reply)) return;
      const trace = traceOf(context, name, route, call);
      await leaveTrace(context, trace && withMove(trace, moves), intentId, call.reply);
    });
  };
}

async function leaveTrace(
  context: Context,
  trace: Trace | null,
  intentId: string | null,
  answer?: unknown,
): Promise<void> {
  if (!trace) return;
  const traces = [trace, ...tracesOfItems(trace, answer)].map(
    (one) => [newId(one.at), one] as const,
  );
  await context.db.transaction(async (session) => {
    for (const [id, one] of traces) await addTrace(session, id, one);
    if (intentId) await dropIntent(session, intentId);
  });
}

/** What is known of a call so far; null when nobody of the staff is behind it. */
function traceOf(
  context: Context,
  name: string,
  route: Route,
  call: ServedCall,
  error?: unknown,
): Trace | null {
  const who = whoOf(name, call);
  const form = keepHarmless(route.body, call.body);
  const deed = deedOf(name, form ?? {}, call.reply as Record<string, unknown> | undefined);
  const kept = {
    ...keepAddress(route.params, call.params),
    ...form,
    ...keepAnswer(name, call.reply),
    ...(deed === undefined ? {} : { deed }),
  };
  return (
    who && {
      ...who,
      at: context.clock.now(),
      ip: call.ip,
      operation: name,
      objectKind: objectKindOf(route.path),
      objectId: objectIdOf(call.params, call.body),
      ...outcomeOf(error),
      requestId: requestScope.getStore()?.requestId ?? '-',
      before: null,
      after: Object.keys(kept).length > 0 ? JSON.stringify(kept) : null,
    }
  );
}

/** A step can move other cases along; the row is about the one that was asked for. */
function withMove(trace: Trace, moves: ReadonlyMap<string, Move>): Trace {
  const move = moves.get(trace.objectId ?? '') ?? moves.values().next().value;
  if (!move) return trace;
  const form = trace.after === null ? {} : JSON.parse(trace.after);
  return {
    ...trace,
    before: move.from && JSON.stringify({ state: move.from }),
    after: JSON.stringify({ ...form, caseNo: move.caseNo, state: move.to }),
  };
}

/** Staff who are signed in, or who have just done so. */
function whoOf(name: string, { actor, reply }: ServedCall) {
  if (actor?.kind === 'staff')
    return {
      staffId: actor.id,
      staffName: actor.name,
      roles: actor.roles.join(','),
      unitId: actor.unitId,
    };
  if (name !== 'loginStaff') return null;
  const staff = reply as Staff | undefined;
  return {
    staffId: staff?.id ?? 'unknown',
    staffName: staff?.name ?? '—',
    roles: staff?.roles.join(',') ?? '',
    unitId: staff?.unit.id ?? null,
  };
}

function outcomeOf(error: unknown): { status: number; code: string | null } {
  if (error === undefined) return { status: 200, code: null };
  if (error instanceof Refusal) return { status: error.status, code: error.code };
  return { status: 500, code: 'internal' };
}
