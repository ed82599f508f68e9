import type { CaseAction } from '../../../contract/case-words.ts';
import type { PhotoRow } from '../files/index.ts';
import type { Facts } from './decide.ts';
import { type CoOrderRow, toRule } from './orders/index.ts';
import type { CaseRow, EventRow } from './store.ts';

const HANDLING: readonly CaseAction[] = [
  'receive',
  'reassign',
  'submit_result',
  'dept_reject',
  'feedback',
  'answer_co_order',
];
/** After one of these a case is a person's to judge, never a rule's. */
export const SENDING_BACK: readonly CaseAction[] = [
  'return',
  'send_back',
  'send_back_register',
  'release',
  'reopen_rejected',
];
const CHECKING: readonly CaseAction[] = ['check_pass', 'check_fail', 'recheck'];

const DAY_MS = 86_400_000;
/** How long after closing a citizen may say that it is not solved. */
const DISPUTE_MS = 7 * DAY_MS;

/** What the rules may know, read from the row, its log and its photos. */
export function factsOf(
  row: CaseRow,
  events: readonly EventRow[],
  photos: readonly PhotoRow[],
  around: {
    registersByAcceptor: boolean;
    hasParentUnit: boolean;
    orders: readonly CoOrderRow[];
    taskFor: string | null;
    now: Date;
  },
): Facts {
  const handling = events.filter((event) => HANDLING.includes(event.action));
  const lastFeedbackSeq = lastSeq(events, ['feedback']);
  const lastCheck = events.findLast((event) => CHECKING.includes(event.action));
  const openOrders = around.orders.filter((order) => order.state === 'open').map(toRule);
  const handlingUnits = unique([
    row.unit_id,
    ...handling.map((event) => event.unit_id),
    ...openOrders.map((order) => order.unitId),
  ]);
  return {
    state: row.state,
    citizenId: row.citizen_id,
    unitId: row.unit_id,
    handlerId: row.handler_id,
    handledBy: unique(handling.map((event) => event.actor_id)),
    handlingUnits,
    beforePhotoCount: photos.filter((photo) => photo.role === 'before').length,
    hasOutsideResultPhoto: photos.some(
      (photo) =>
        photo.role === 'check' &&
        (photo.event_seq ?? 0) > lastFeedbackSeq &&
        !handlingUnits.includes(photo.unit_id ?? ''),
    ),
    isChecked: lastCheck?.action === 'check_pass' && lastCheck.seq > lastFeedbackSeq,
    isRated: row.stars !== null,
    registersByAcceptor: around.registersByAcceptor,
    wasSentBack: events.some((event) => SENDING_BACK.includes(event.action)),
    openRequest: row.request_kind,
    extensionCount: row.extension_count,
    wasSuspended: row.was_suspended === 1,
    isOverdue: isOverdue(row, around.now),
    hasParentUnit: around.hasParentUnit,
    taskFor: around.taskFor,
    isUrgedToday: isYoungerThan(row.urged_at, DAY_MS, around.now),
    dispute: row.dispute,
    isDisputeTime: isDisputeTime(row, around.now),
    rejectionAppeal: row.rejection_appeal,
    overdueAppeal: row.overdue_appeal,
    openOrders,
    orderCount: around.orders.length,
  };
}

/** A fact: it was booked, or the deadline has passed and nobody has handled or closed it. */
export function isOverdue(row: CaseRow, now: Date): boolean {
  if (row.overdue_at) return true;
  if (row.state === 'voided') return false;
  return row.due_at !== null && (row.handled_at ?? row.closed_at ?? now) > row.due_at;
}

/** One deadline, whether it is said with a photo or with few stars. */
export const isDisputeTime = (row: CaseRow, now: Date): boolean =>
  isYoungerThan(row.closed_at, DISPUTE_MS, now);

const isYoungerThan = (at: Date | null, ageMs: number, now: Date): boolean =>
  at !== null && now.getTime() - at.getTime() < ageMs;

function lastSeq(events: readonly EventRow[], actions: readonly CaseAction[]): number {
  return events.findLast((event) => actions.includes(event.action))?.seq ?? 0;
}

const unique = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];
