import type { CaseState } from '../../../../contract/case-words.ts';
import { addLimit } from '../../../lib/calendar.ts';
import type { Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { findUnit } from '../../accounts/index.ts';
import type { ActDoer } from '../act-on-case.ts';
import type { Step } from '../step-changes.ts';
import { CO_ORDER_TIME } from '../workflow.ts';
import { mayCancelOrder } from './policy.ts';
import { type CoOrderRow, endOrders, insertOrder, ordersOf } from './store.ts';

/** None of these changes the case itself: an order to a helping unit never moves it. */
const UNMOVED = {};

export async function askCoUnit(session: Session, { row, order, city, now, doer }: Step) {
  const unit = await findUnit(session, order.unitId ?? '');
  if (!unit?.mayHandle) throw refuse('unit_unknown');
  if (unit.id === row.unit_id) throw refuse('co_unit_is_main');
  const limit = { value: order.workDays ?? 1, unit: 'work_day' } as const;
  await insertOrder(session, {
    id: newId(now),
    case_id: row.id,
    unit_id: unit.id,
    asked_by: doer.id,
    asked_by_name: doer.name,
    asked_unit_id: doer.unitId,
    asked_at: now,
    note: order.note ?? '',
    due_at: addLimit(now, limit, city.calendar),
  });
  return UNMOVED;
}

export const answerCoOrder = (session: Session, step: Step) => endOwn(session, step, 'done');
export const returnCoOrder = (session: Session, step: Step) => endOwn(session, step, 'returned');

async function endOwn(session: Session, step: Step, state: 'done' | 'returned') {
  const open = await openOrders(session, step.row.id);
  const mine = open.find((order) => order.unit_id === step.doer.unitId);
  if (!mine) throw refuse('co_order_unknown');
  await end(session, [mine], state, step, step.order);
  return UNMOVED;
}

export async function cancelCoOrder(session: Session, step: Step) {
  const open = await openOrders(session, step.row.id);
  const chosen = open.find((order) => order.id === step.order.coOrderId);
  if (!chosen || !mayCancelOrder(toRule(chosen), step.doer)) throw refuse('co_order_unknown');
  await end(session, [chosen], 'cancelled', step, step.order);
  return UNMOVED;
}

/** A case that has left handling needs no more help. */
export async function cancelWhenLeft(
  session: Session,
  orders: readonly CoOrderRow[],
  to: CaseState,
  by: { now: Date; doer: ActDoer },
): Promise<void> {
  const open = orders.filter((order) => order.state === 'open');
  if (open.length === 0 || CO_ORDER_TIME.includes(to)) return;
  await end(session, open, 'cancelled', by, { note: '案件已不在处置环节，自动撤回' });
}

/** A unit has one part in a case: who helps is not made the main unit at the same time. */
export async function refuseHelper(
  session: Session,
  caseId: string,
  unitId: unknown,
): Promise<void> {
  const open = await openOrders(session, caseId);
  if (open.some((order) => order.unit_id === unitId)) throw refuse('unit_is_helping');
}

export const toRule = (order: CoOrderRow) => ({
  unitId: order.unit_id,
  askedUnitId: order.asked_unit_id,
});

async function openOrders(session: Session, caseId: string): Promise<CoOrderRow[]> {
  return (await ordersOf(session, caseId)).filter((order) => order.state === 'open');
}

async function end(
  session: Session,
  orders: readonly CoOrderRow[],
  state: 'done' | 'returned' | 'cancelled',
  { now, doer }: { now: Date; doer: ActDoer },
  words: { note?: string | undefined; reason?: string | undefined },
): Promise<void> {
  const ended = await endOrders(
    session,
    orders.map((order) => order.id),
    {
      state,
      ended_by: doer.id,
      ended_by_name: doer.name,
      ended_at: now,
      reason: state === 'returned' ? (words.reason ?? null) : null,
      answer: words.note ?? null,
    },
  );
  if (ended !== orders.length) throw refuse('case_changed');
}
