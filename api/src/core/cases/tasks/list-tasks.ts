import type { TaskKind, TaskState } from '../../../../contract/inspection.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { StaffActor } from '../../../module.ts';
import { OPEN_STATES, TASK_COLUMNS, type TaskRow } from './store.ts';

export type TaskFilter = {
  state: TaskState | 'open' | 'all';
  kind?: TaskKind | undefined;
  after?: string | undefined;
  limit: number;
};

/** Tasks of the person's area, the newest first. */
export async function listTasks(
  session: Session,
  actor: StaffActor,
  filter: TaskFilter,
): Promise<TaskRow[]> {
  const query = build('inspection_tasks')
    .select(TASK_COLUMNS)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (actor.areaId !== null) void query.where('area_id', actor.areaId);
  if (filter.state === 'open') void query.whereIn('state', OPEN_STATES);
  else if (filter.state !== 'all') void query.where('state', filter.state);
  if (filter.kind) void query.where('kind', filter.kind);
  if (filter.after) void query.andWhere('id', '<', filter.after);
  return session.rows<TaskRow>(query);
}

/** Nobody has more at once; nearest first needs all of them. */
const MAX_OPEN = 200;

/** What the inspector has, or what nobody in the area has: the most urgent ones. */
export async function listOpenFor(
  session: Session,
  actor: StaffActor,
  which: 'mine' | 'free',
): Promise<TaskRow[]> {
  const query = build('inspection_tasks')
    .select(TASK_COLUMNS.map((column) => `inspection_tasks.${column}`))
    .orderBy(['inspection_tasks.started_at', 'inspection_tasks.id'])
    .limit(MAX_OPEN);
  if (which === 'mine')
    void query.where({ assignee_id: actor.id, 'inspection_tasks.state': 'given' });
  else {
    void query
      .join('cases', 'cases.id', 'inspection_tasks.case_id')
      .whereIn('inspection_tasks.state', ['waiting', 'escalated'])
      // Own work is inspected by others.
      .andWhere((or) => or.whereNull('cases.unit_id').orWhereNot('cases.unit_id', actor.unitId));
    if (actor.areaId !== null) void query.andWhere('inspection_tasks.area_id', actor.areaId);
  }
  return session.rows<TaskRow>(query);
}
