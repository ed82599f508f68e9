import type { CaseAction, CaseState } from '../../../../contract/case-words.ts';
import type { TaskKind } from '../../../../contract/inspection.ts';
import type { Context } from '../../../context.ts';
import type { Moment } from '../../../lib/events.ts';
import { newId } from '../../../lib/ids.ts';
import type { CaseRow } from '../store.ts';
import { giveTask } from './give-task.ts';
import { changeTask, endTurn, insertTask, openTaskOf, type TaskRow } from './store.ts';

/** States in which an inspector is asked for. */
export const KIND_OF_STATE: Partial<Record<CaseState, TaskKind>> = {
  verifying: 'verify',
  pending_check: 'check',
};
const ANSWERS: readonly CaseAction[] = ['verify_result', 'check_pass', 'check_fail'];

type Move = { action: CaseAction; to: CaseState; seq: number; doerId: string };

/** Opens and ends tasks with the step that calls for it, in its transaction. */
export async function followStep(
  context: Context,
  moment: Moment,
  row: CaseRow,
  move: Move,
): Promise<void> {
  if (row.state === move.to) return;
  if (KIND_OF_STATE[row.state]) await endTask(moment, row.id, move);
  const kind = KIND_OF_STATE[move.to];
  if (kind) await startTask(context, moment, { row, kind, sinceSeq: move.seq });
}

export async function startTask(
  context: Context,
  moment: Moment,
  { row, kind, sinceSeq }: { row: CaseRow; kind: TaskKind; sinceSeq: number },
): Promise<boolean> {
  const { session, now } = moment;
  const task: TaskRow = {
    id: newId(now),
    kind,
    state: 'waiting',
    case_id: row.id,
    open_case_id: row.id,
    since_seq: sinceSeq,
    area_id: row.area_id,
    turn: 0,
    assignee_id: null,
    why: '',
    wakes_at: now,
    lapse_count: 0,
    started_at: now,
    ended_at: null,
  };
  if (!(await insertTask(session, task))) return false;
  await giveTask(context, moment, task);
  return true;
}

/** The case goes on: answered by an inspector, or gone another way. */
async function endTask({ session, now }: Moment, caseId: string, move: Move): Promise<void> {
  const task = await openTaskOf(session, caseId);
  if (!task) return;
  const state = ANSWERS.includes(move.action) ? 'done' : 'cancelled';
  await endTurn(session, task, state, now);
  await changeTask(session, task, {
    state,
    open_case_id: null,
    wakes_at: null,
    ended_at: now,
    // Nobody had it: whoever did it has taken it.
    assignee_id: state === 'done' ? move.doerId : task.assignee_id,
  });
}
