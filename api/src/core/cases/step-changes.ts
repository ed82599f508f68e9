import type { CaseAction } from '../../../contract/case-words.ts';
import { addLimit, addRunning, runningBetween } from '../../lib/calendar.ts';
import type { Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import { findUnit, listHandlers } from '../accounts/index.ts';
import type { City } from '../city/index.ts';
import type { ActDoer, ActOrder } from './act-on-case.ts';
import { type CaseRow, countMerged, lockCase, standardOf } from './store.ts';
import { ENDED_STATES, type Step as WorkflowStep } from './workflow.ts';

export type Step = { row: CaseRow; order: ActOrder; city: City; now: Date; doer: ActDoer };
type Change = Parameters<typeof import('./store.ts').changeCase>[2];
type Changer = (session: Session, step: Step) => Change | Promise<Change>;

/** What each step writes besides state and log. A step that is not here writes nothing more. */
const CHANGES: Partial<Record<CaseAction, Changer>> = {
  accept: (_session, step) => chooseStandard(step),
  accept_and_register: (_session, step) => ({ ...chooseStandard(step), ...filed(step) }),
  register: (_session, step) => filed(step),
  merge: mergeInto,
  dispatch: dispatchTo,
  receive: chooseHandler,
  reassign: chooseHandler,
  return: (_session, step) => ({
    ...pauseClock(step),
    return_count: step.row.return_count + 1,
    handler_id: null,
  }),
  feedback: (_session, { now }) => ({ handled_at: now }),
  check_pass: (_session, { now }) => ({ checked_at: now }),
  check_fail: (_session, step) => rework(step),
  close_reject: (_session, step) => rework(step),
  close: (_session, { now }) => ({ closed_at: now }),
  evaluate: (_session, { order }) => ({ stars: order.stars, rating_words: order.note ?? '' }),
};

export async function changesOf(session: Session, rule: WorkflowStep, step: Step): Promise<Change> {
  return (await CHANGES[rule.action]?.(session, step)) ?? {};
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

async function mergeInto(session: Session, { row, order }: Step): Promise<Change> {
  // Locked, so that it cannot end or be merged away meanwhile.
  const main = await lockCase(session, order.mainCaseId ?? '');
  const isSuitable = main && main.id !== row.id && !ENDED_STATES.includes(main.state);
  // One level deep: a case that others were merged into is not merged away itself.
  if (!isSuitable || main.area_id !== row.area_id || row.merged_count > 0)
    throw refuse('main_case_unsuitable');
  await countMerged(session, main.id);
  return { main_case_id: main.id };
}

async function dispatchTo(session: Session, { row, order, city, now }: Step): Promise<Change> {
  const unit = await findUnit(session, order.unitId ?? '');
  if (!unit?.mayHandle) throw refuse('unit_unknown');
  const standard = standardOf(row);
  if (!standard) throw refuse('standard_required');
  const isSameAgain = row.unit_id === unit.id && row.due_left_ms !== null;
  // Back to the unit that returned it, the clock resumes; another unit starts with the full limit.
  const dueAt = isSameAgain
    ? addRunning(now, row.due_left_ms ?? 0, standard.limit.unit, city.calendar)
    : addLimit(now, standard.limit, city.calendar);
  return {
    unit_id: unit.id,
    handler_id: null,
    dispatched_at: row.dispatched_at ?? now,
    due_at: dueAt,
    original_due_at: row.original_due_at ?? dueAt,
    due_left_ms: null,
  };
}

async function chooseHandler(session: Session, { row, order }: Step): Promise<Change> {
  const handlers = await listHandlers(session, row.unit_id ?? '');
  if (!handlers.some((handler) => handler.id === order.handlerId)) throw refuse('handler_unknown');
  return { handler_id: order.handlerId };
}

function pauseClock({ row, city, now }: Step): Change {
  const standard = standardOf(row);
  if (!standard || !row.due_at) return {};
  return { due_left_ms: runningBetween(now, row.due_at, standard.limit.unit, city.calendar) };
}

// Another round with the full limit; the first deadline stays on record.
function rework({ row, city, now }: Step): Change {
  const standard = standardOf(row);
  if (!standard) throw refuse('standard_required');
  return {
    rework_count: row.rework_count + 1,
    due_at: addLimit(now, standard.limit, city.calendar),
    handled_at: null,
  };
}
