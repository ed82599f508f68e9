import type { TaskKind, TaskState } from '../../../../contract/inspection.ts';
import { build, type Session } from '../../../lib/db.ts';

export type TaskRow = {
  id: string;
  kind: TaskKind;
  state: TaskState;
  case_id: string;
  open_case_id: string | null;
  since_seq: number;
  area_id: string;
  /** Counts how often it was given to somebody; with the state the guard of every change. */
  turn: number;
  assignee_id: string | null;
  why: string;
  /** When the job has to look at it: the deadline of who has it, or the next try to give it. */
  wakes_at: Date | null;
  lapse_count: number;
  started_at: Date;
  ended_at: Date | null;
};

export const TASK_COLUMNS: (keyof TaskRow)[] = [
  'id',
  'kind',
  'state',
  'case_id',
  'open_case_id',
  'since_seq',
  'area_id',
  'turn',
  'assignee_id',
  'why',
  'wakes_at',
  'lapse_count',
  'started_at',
  'ended_at',
];

export const OPEN_STATES: readonly TaskState[] = ['waiting', 'given', 'escalated'];

export async function insertTask(session: Session, row: TaskRow): Promise<boolean> {
  const added = await session.write(build('inspection_tasks').insert(row).onConflict().ignore());
  return added === 1;
}

export function openTaskOf(session: Session, caseId: string): Promise<TaskRow | undefined> {
  return session.first<TaskRow>(
    build('inspection_tasks').select(TASK_COLUMNS).where('open_case_id', caseId),
  );
}

export function findTask(session: Session, id: string): Promise<TaskRow | undefined> {
  return session.first<TaskRow>(build('inspection_tasks').select(TASK_COLUMNS).where('id', id));
}

export function lockTask(session: Session, id: string): Promise<TaskRow | undefined> {
  return session.first<TaskRow>(
    build('inspection_tasks').select(TASK_COLUMNS).where('id', id).forUpdate(),
  );
}

/** The task after the change; undefined when somebody was faster. */
export async function changeTask(
  session: Session,
  task: TaskRow,
  change: Partial<TaskRow>,
): Promise<TaskRow | undefined> {
  const { id, turn, state } = task;
  const matched = await session.write(
    build('inspection_tasks').where({ id, turn, state }).update(change),
  );
  return matched === 1 ? { ...task, ...change } : undefined;
}

export type TurnEnding = 'done' | 'lapsed' | 'cancelled' | 'reassigned';

export async function insertTurn(
  session: Session,
  turn: {
    task_id: string;
    turn: number;
    staff_id: string;
    staff_name: string;
    given_by: string | null;
    why: string;
    distance_m: number | null;
    given_at: Date;
    due_at: Date;
  },
): Promise<void> {
  await session.write(build('inspection_turns').insert(turn));
}

export async function endTurn(
  session: Session,
  task: TaskRow,
  ending: TurnEnding,
  now: Date,
): Promise<void> {
  await session.write(
    build('inspection_turns')
      .where({ task_id: task.id, turn: task.turn })
      .whereNull('ending')
      .update({ ending, ended_at: now }),
  );
}

export type Lapse = { taskId: string; staffId: string; by: string; dueAt: Date };

/** Who let these tasks lapse, the first one first. */
export async function lapsesOf(session: Session, taskIds: string[]): Promise<Lapse[]> {
  if (taskIds.length === 0) return [];
  return session.rows<Lapse>(
    build('inspection_turns')
      .select({ taskId: 'task_id', staffId: 'staff_id', by: 'staff_name', dueAt: 'due_at' })
      .whereIn('task_id', taskIds)
      .andWhere('ending', 'lapsed')
      .orderBy(['task_id', 'turn']),
  );
}

/** How many tasks each of these people has now. */
export async function countOpen(
  session: Session,
  staffIds: string[],
): Promise<Map<string, number>> {
  if (staffIds.length === 0) return new Map();
  const rows = await session.rows<{ id: string; count: number }>(
    build('inspection_tasks')
      .select({ id: 'assignee_id' })
      .count({ count: '*' })
      .whereIn('assignee_id', staffIds)
      .andWhere('state', 'given')
      .groupBy('assignee_id'),
  );
  return new Map(rows.map((row) => [row.id, Number(row.count)]));
}
