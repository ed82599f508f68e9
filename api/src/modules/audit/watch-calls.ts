import { AsyncLocalStorage } from 'node:async_hooks';
import type { Staff } from '../../../contract/accounts.ts';
import type { Route } from '../../../contract/route.ts';
import type { Context } from '../../context.ts';
import type { DomainEvents } from '../../domain-events.ts';
import type { ServedCall, Watch } from '../../lib/http/serve-route.ts';
import { requestScope } from '../../lib/log.ts';
import { Refusal } from '../../lib/refusal.ts';
import { isWatched, keepHarmless, leavesRow, objectIdOf, objectKindOf } from './rules.ts';
import { addTrace } from './store.ts';

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
    return movesUnderWay.run(moves, async () => {
      try {
        await serve();
      } catch (error) {
        // The refusal is what the caller has to hear, also when its trace could not be written.
        await leaveTrace(context, name, route, call, moves, error).catch((failed) =>
          context.log.error({ err: failed, operation: name }, 'audit failed'),
        );
        throw error;
      }
      await leaveTrace(context, name, route, call, moves);
    });
  };
}

async function leaveTrace(
  context: Context,
  name: string,
  route: Route,
  call: ServedCall,
  moves: Map<string, Move>,
  error?: unknown,
): Promise<void> {
  const who = whoOf(name, call);
  if (!who || !leavesRow(name, route.method, error === undefined ? call.reply : undefined)) return;
  const form = keepHarmless(route.body, call.body);
  const objectId = objectIdOf(call.params, call.body);
  // A step can move other cases along; the row is about the one that was asked for.
  const own = moves.get(objectId ?? '') ?? moves.values().next().value;
  const move = error === undefined ? own : undefined;
  const after = move ? { ...form, caseNo: move.caseNo, state: move.to } : form;
  await context.db.transaction((session) =>
    addTrace(session, {
      ...who,
      at: context.clock.now(),
      ip: call.ip,
      operation: name,
      objectKind: objectKindOf(route.path),
      objectId,
      ...outcomeOf(error),
      requestId: requestScope.getStore()?.requestId ?? '-',
      before: move?.from ? JSON.stringify({ state: move.from }) : null,
      after: after && JSON.stringify(after),
    }),
  );
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
