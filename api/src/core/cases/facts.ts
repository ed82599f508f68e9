import type { CaseAction } from '../../../contract/case-words.ts';
import type { PhotoRow } from '../files/index.ts';
import type { Facts } from './decide.ts';
import type { CaseRow, EventRow } from './store.ts';

const HANDLING: readonly CaseAction[] = [
  'receive',
  'reassign',
  'submit_result',
  'dept_reject',
  'feedback',
];
const CHECKING: readonly CaseAction[] = ['check_pass', 'check_fail', 'recheck'];

/** What the rules may know, read from the row, its log and its photos. */
export function factsOf(
  row: CaseRow,
  events: readonly EventRow[],
  photos: readonly PhotoRow[],
  registersByAcceptor: boolean,
): Facts {
  const handling = events.filter((event) => HANDLING.includes(event.action));
  const lastFeedbackSeq = lastSeq(events, ['feedback']);
  const lastCheck = events.findLast((event) => CHECKING.includes(event.action));
  const handlingUnits = unique([row.unit_id, ...handling.map((event) => event.unit_id)]);
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
    registersByAcceptor,
  };
}

function lastSeq(events: readonly EventRow[], actions: readonly CaseAction[]): number {
  return events.findLast((event) => actions.includes(event.action))?.seq ?? 0;
}

const unique = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];
