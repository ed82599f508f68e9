import { ACTIONS } from '../../../../contract/case-words.ts';
import type { CaseEvent, Deadline, OfferedAction } from '../../../../contract/cases.ts';
import { ROLES } from '../../../../contract/roles.ts';
import type { Context } from '../../../context.ts';
import type { City } from '../../city/index.ts';
import { type PhotoRow, showPhoto, thumbUrl } from '../../files/index.ts';
import { clockEventsOf, explainClock } from '../clock/explain-clock.ts';
import { isOverdue } from '../facts.ts';
import { type CaseRow, type EventRow, standardOf } from '../store.ts';
import { type Reasons, type Step, WORKFLOW } from '../workflow.ts';

/** The part of a case that every list and page shows. */
export function showRow(context: Context, city: City, row: CaseRow, photos: PhotoRow[], now: Date) {
  const pick = city.picks.find((one) => one.id === row.pick_id);
  return {
    id: row.id,
    caseNo: row.case_no,
    state: row.state,
    pick: { id: row.pick_id, label: pick?.label ?? row.pick_id, icon: pick?.icon ?? 'more' },
    place: {
      longitude: row.longitude,
      latitude: row.latitude,
      accuracyM: row.accuracy_m,
      address: row.address,
      areaId: row.area_id,
      areaName: city.areas.find((area) => area.id === row.area_id)?.name ?? '',
    },
    text: row.words,
    thumbUrl: thumbUrl(
      context,
      photos.find((photo) => photo.case_id === row.id),
    ),
    reportedAt: row.reported_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    isOverdue: isOverdue(row, now),
  };
}

export function standardName(row: CaseRow): string | null {
  const standard = standardOf(row);
  return standard && `${standard.categoryName} · ${standard.problemKind}`;
}

/** The log as a person reads it. A citizen sees roles and units, never names of staff. */
export function showEvents(
  context: Context,
  events: readonly EventRow[],
  photos: readonly PhotoRow[],
  isForStaff: boolean,
): CaseEvent[] {
  return events.map((event) => ({
    seq: event.seq,
    action: event.action,
    from: event.from_state,
    to: event.to_state,
    at: event.at.toISOString(),
    by: byWhom(event, isForStaff),
    unitName: event.unit_name,
    note: event.note,
    onSiteM: isForStaff ? onSiteOf(event) : null,
    photos: photos
      .filter((photo) => photo.event_seq === event.seq)
      .map((photo) => showPhoto(context, photo, isForStaff)),
  }));
}

function onSiteOf({ action, payload }: EventRow): number | null {
  const isOnSite = WORKFLOW.some(
    (step) => step.action === action && step.needs.includes('position'),
  );
  return isOnSite ? (JSON.parse(payload).used?.onSite?.distanceM ?? null) : null;
}

function byWhom(event: EventRow, isForStaff: boolean): string {
  if (event.actor_kind === 'citizen') return isForStaff ? '市民' : '我';
  if (!isForStaff) return ROLES[event.role];
  // A rule's name says whose it is.
  return event.actor_kind === 'system'
    ? event.actor_name
    : `${event.actor_name}（${ROLES[event.role]}）`;
}

/** The derivation of a deadline, recomputed from the log. */
export function showDeadline(row: CaseRow, events: readonly EventRow[], city: City): Deadline {
  const { lines } = explainClock(clockEventsOf(events), city.calendar);
  return {
    originalDueAt: row.original_due_at?.toISOString() ?? null,
    pausedLeftMs: row.due_left_ms,
    lines: lines.map((line) => ({
      at: line.at.toISOString(),
      text: line.text,
      dueAt: line.dueAt?.toISOString() ?? null,
    })),
  };
}

export function showAction(step: Step): OfferedAction {
  return {
    action: step.action,
    name: ACTIONS[step.action].name,
    needs: [...step.needs],
    isAdverse: step.isAdverse === true,
    reasons: showReasons(step.reasons ?? {}),
  };
}

function showReasons(reasons: Reasons): OfferedAction['reasons'] {
  return Object.entries(reasons).map(([code, words]) =>
    typeof words === 'string' ? { code, name: words, sentence: '' } : { code, ...words },
  );
}
