import type { CaseAction } from '../../../contract/case-words.ts';
import { POOR_STARS } from '../../../contract/cases.ts';
import type { Limit } from '../../lib/calendar.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../lib/clock.ts';
import type { Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import { findUnit, listHandlers } from '../accounts/index.ts';
import type { City } from '../city/index.ts';
import type { ActDoer, ActOrder } from './act-on-case.ts';
import { handlingParentOf } from './around.ts';
import { type Clock, type ClockEvent, moveClock } from './clock/clock.ts';
import { isDisputeTime } from './facts.ts';
import {
  answerCoOrder,
  askCoUnit,
  cancelCoOrder,
  refuseHelper,
  returnCoOrder,
} from './orders/index.ts';
import { mergeInto } from './reports/merge.ts';
import { type CaseRow, standardOf } from './store.ts';
import type { Step as WorkflowStep } from './workflow.ts';

export type Step = { row: CaseRow; order: ActOrder; city: City; now: Date; doer: ActDoer };
type Change = Parameters<typeof import('./store.ts').changeCase>[2];
type Changer = (session: Session, step: Step) => Change | Promise<Change>;

/** What each step writes besides state, log and clock. A step that is not here writes nothing more. */
const CHANGES: Partial<Record<CaseAction, Changer>> = {
  accept: (_session, step) => chooseStandard(step),
  accept_and_register: (_session, step) => ({ ...chooseStandard(step), ...filed(step) }),
  register: (_session, step) => filed(step),
  correct_grade: (_session, step) => chooseStandard(step),
  merge: (session, { row, order }) => mergeInto(session, row, order.mainCaseId ?? ''),
  dispatch: dispatchTo,
  escalate: passUp,
  pass_down: passDown,
  receive: chooseHandler,
  reassign: chooseHandler,
  return: (_session, { row }) => ({
    return_count: row.return_count + 1,
    handler_id: null,
    ...NO_REQUEST,
  }),
  ask_extension: () => ({ request_kind: 'extension' }),
  ask_deferral: (_session, step) => ({ request_kind: 'deferral', request_until: untilOf(step) }),
  ask_suspension: (_session, step) => ({
    request_kind: 'suspension',
    request_until: untilOf(step),
  }),
  grant_extension: () => NO_REQUEST,
  grant_deferral: () => ({ is_deferred: true, ...NO_REQUEST }),
  grant_suspension: (_session, { row }) => ({
    was_suspended: true,
    suspended_until: row.request_until,
    ...NO_REQUEST,
  }),
  deny_request: () => NO_REQUEST,
  resume: () => ({ suspended_until: null }),
  ask_co_unit: askCoUnit,
  answer_co_order: answerCoOrder,
  return_co_order: returnCoOrder,
  cancel_co_order: cancelCoOrder,
  hand_to_enforcement: (_session, { order }) => ({ file_no: order.fileNo }),
  feedback: (_session, { now }) => ({ handled_at: now, ...NO_REQUEST }),
  check_pass: (_session, { now }) => ({ checked_at: now }),
  check_fail: (_session, { row }) => ({ rework_count: row.rework_count + 1, handled_at: null }),
  close_reject: (_session, { row }) => ({ rework_count: row.rework_count + 1, handled_at: null }),
  close: (_session, { now }) => ({ closed_at: now }),
  force_close: (_session, { now }) => ({ closed_at: now, ...NO_REQUEST }),
  evaluate: (_session, step) => ({
    stars: step.order.stars,
    rating_words: step.order.note ?? '',
    dispute: step.row.dispute ?? (asksToLookAgain(step) ? 'open' : null),
  }),
  urge: (_session, { now }) => ({ urged_at: now }),
  dispute: () => ({ dispute: 'open' }),
  answer_dispute: () => ({ dispute: 'answered' }),
  appeal_rejection: () => ({ rejection_appeal: 'open' }),
  uphold_rejection: () => ({ rejection_appeal: 'answered' }),
  reopen_rejected: () => ({ rejection_appeal: 'answered' }),
  appeal_overdue: () => ({ overdue_appeal: 'open' }),
  grant_overdue_appeal: () => ({ overdue_appeal: 'granted' }),
  deny_overdue_appeal: () => ({ overdue_appeal: 'denied' }),
};

// Somebody has to look again, unless the reporter said not to, or says it too late.
const asksToLookAgain = ({ row, order: { stars, isDispute = true }, now }: Step): boolean =>
  isDispute && stars !== undefined && stars <= POOR_STARS && isDisputeTime(row, now);

const NO_REQUEST = { request_kind: null, request_until: null } as const;

/** What to write, and what the clock was told: the log keeps it, so that a deadline can be derived again. */
export async function changesOf(
  session: Session,
  rule: WorkflowStep,
  step: Step,
): Promise<{ change: Change; clockEvent: ClockEvent }> {
  const chosen = (await CHANGES[rule.action]?.(session, step)) ?? {};
  const { row, order, city, now } = step;
  if (chosen.unit_id) await refuseHelper(session, row.id, chosen.unit_id);
  const clockEvent: ClockEvent = {
    action: order.action,
    at: now,
    limit: 'standard_copy' in chosen ? limitOf(chosen.standard_copy) : undefined,
    unitId: (chosen.unit_id as string | undefined) ?? undefined,
    until: row.request_until ? endOfDay(row.request_until) : undefined,
  };
  const after = moveClock(clockOf(row), clockEvent, city.calendar);
  return { change: { ...chosen, ...toColumns(after) }, clockEvent };
}

const limitOf = (standardCopy: unknown): Limit =>
  (JSON.parse(String(standardCopy)) as { limit: Limit }).limit;

const toColumns = (clock: Clock): Change => ({
  round: clock.round,
  round_started_at: clock.roundStartedAt,
  due_at: clock.dueAt,
  due_left_ms: clock.leftMs,
  original_due_at: clock.originalDueAt,
  extension_count: clock.extensionCount,
});

export const clockOf = (row: CaseRow): Clock => ({
  limit: standardOf(row)?.limit ?? null,
  unitId: row.unit_id,
  round: row.round,
  roundStartedAt: row.round_started_at,
  dueAt: row.due_at,
  leftMs: row.due_left_ms,
  originalDueAt: row.original_due_at,
  extensionCount: row.extension_count,
});

/** A day that was agreed on ends with its working hours. */
const endOfDay = (day: string): Date => new Date(startOfDay(day).getTime() + 18 * 3600_000);

const YEAR_DAYS = 365;

function untilOf({ order, now }: Step): string {
  const today = shanghaiDay(now);
  const { until = '' } = order;
  if (until <= today || until > nextDay(today, YEAR_DAYS)) throw refuse('until_unsuitable');
  return until;
}

// The line is copied: a later edit of the standard never changes an open case.
function chooseStandard({ order, city }: Step): Change {
  const standard = city.standards.find((one) => one.id === order.standardId);
  if (!standard) throw refuse('standard_unknown');
  return { standard_id: standard.id, standard_copy: JSON.stringify(standard) };
}

function filed({ now, doer }: Step): Change {
  return { filed_at: now, filed_by: doer.id };
}

async function dispatchTo(session: Session, { row, order, now }: Step): Promise<Change> {
  const unit = await findUnit(session, order.unitId ?? '');
  if (!unit?.mayHandle) throw refuse('unit_unknown');
  if (!standardOf(row)) throw refuse('standard_required');
  return { unit_id: unit.id, handler_id: null, dispatched_at: row.dispatched_at ?? now };
}

async function passUp(session: Session, { row }: Step): Promise<Change> {
  const parent = await handlingParentOf(session, row);
  if (!parent) throw refuse('no_parent_unit');
  return { unit_id: parent.id, handler_id: null };
}

async function passDown(session: Session, { row, order }: Step): Promise<Change> {
  const unit = await findUnit(session, order.unitId ?? '');
  if (!unit?.mayHandle || unit.parentId !== row.unit_id) throw refuse('unit_not_below');
  return { unit_id: unit.id, handler_id: null };
}

async function chooseHandler(session: Session, { row, order }: Step): Promise<Change> {
  const handlers = await listHandlers(session, row.unit_id ?? '');
  if (!handlers.some((handler) => handler.id === order.handlerId)) throw refuse('handler_unknown');
  return { handler_id: order.handlerId };
}
