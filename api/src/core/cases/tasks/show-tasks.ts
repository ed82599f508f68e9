import type { InspectionTask, InspectorDuty } from '../../../../contract/inspection.ts';
import type { Context } from '../../../context.ts';
import { build, type Session } from '../../../lib/db.ts';
import { distanceM, type Position } from '../../../lib/geo.ts';
import { staffNames } from '../../accounts/index.ts';
import { readCity } from '../../city/index.ts';
import { photosOfCases } from '../../files/index.ts';
import { showRow } from '../screens/show-case.ts';
import { CASE_COLUMNS, type CaseRow } from '../store.ts';
import { POSITION_FRESH_MS } from './choose-inspector.ts';
import { freshPositions, type LastPosition } from './positions.ts';
import { isOnShift, SHIFT } from './shift.ts';
import { lapsesOf, type TaskRow } from './store.ts';

/** Tasks with what a person on the way has to know of the case. `from`: where that person is. */
export async function showTasks(
  context: Context,
  tasks: readonly TaskRow[],
  from: Position | null,
): Promise<InspectionTask[]> {
  const caseIds = tasks.map((task) => task.case_id);
  const people = tasks.flatMap((task) => (task.assignee_id === null ? [] : [task.assignee_id]));
  const [city, cases, photos, names, lapses] = await Promise.all([
    readCity(context.db),
    casesOf(context.db, caseIds),
    photosOfCases(context.db, caseIds),
    staffNames(context.db, [...new Set(people)]),
    lapsesOf(
      context.db,
      tasks.map((task) => task.id),
    ),
  ]);
  const now = context.clock.now();
  return tasks.flatMap((task) => {
    const row = cases.get(task.case_id);
    if (!row) return [];
    const { caseNo, state, pick, place, thumbUrl } = showRow(context, city, row, photos, now);
    return {
      id: task.id,
      kind: task.kind,
      state: task.state,
      caseId: row.id,
      caseNo,
      label: pick.label,
      caseState: state,
      areaName: place.areaName,
      address: place.address,
      longitude: place.longitude,
      latitude: place.latitude,
      thumbUrl,
      startedAt: task.started_at.toISOString(),
      endedAt: task.ended_at?.toISOString() ?? null,
      assignee: task.assignee_id === null ? null : named(task.assignee_id, names),
      dueAt: task.state === 'given' ? (task.wakes_at?.toISOString() ?? null) : null,
      why: task.why,
      distanceM: from && Math.round(distanceM(from, place)),
      lapses: lapses
        .filter((one) => one.taskId === task.id)
        .map(({ by, dueAt }) => ({ by, dueAt: dueAt.toISOString() })),
    } satisfies InspectionTask;
  });
}

const named = (id: string, names: Map<string, string>) => ({ id, name: names.get(id) ?? id });

async function casesOf(session: Session, ids: string[]): Promise<Map<string, CaseRow>> {
  if (ids.length === 0) return new Map();
  const rows = await session.rows<CaseRow>(build('cases').select(CASE_COLUMNS).whereIn('id', ids));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function ownPosition(context: Context, staffId: string): Promise<LastPosition | null> {
  const found = await freshPositions(context.db, [staffId], context.clock.now());
  return found.get(staffId) ?? null;
}

export async function showDuty(
  context: Context,
  position: LastPosition | null,
): Promise<InspectorDuty> {
  const { settings } = await readCity(context.db);
  const shift = settings.inspectorShift ?? SHIFT;
  const until = position && new Date(position.reportedAt.getTime() + POSITION_FRESH_MS);
  return {
    ...shift,
    isOnShift: isOnShift(context.clock.now(), shift),
    position:
      position && until
        ? { at: position.reportedAt.toISOString(), until: until.toISOString() }
        : null,
  };
}
