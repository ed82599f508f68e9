import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import { readCity } from '../../city/index.ts';
import { lockCase } from '../store.ts';
import type { Choice } from './choose-inspector.ts';
import { caseOf, handOver, rankFor } from './give-task.ts';
import { endTurn, findTask, lockTask, OPEN_STATES, type TaskRow } from './store.ts';

/** The task, if it lies in the person's area and is still open. */
async function findOpenTask(session: Session, actor: StaffActor, id: string): Promise<TaskRow> {
  const task = await findTask(session, id);
  if (!task || (actor.areaId !== null && actor.areaId !== task.area_id)) throw refuse('not_found');
  if (!OPEN_STATES.includes(task.state)) throw refuse('task_ended');
  return task;
}

/** Who could be named; somebody who let it lapse may be named again by a person. */
export async function choicesFor(
  context: Context,
  actor: StaffActor,
  id: string,
): Promise<readonly Choice[]> {
  const task = await findOpenTask(context.db, actor, id);
  const moment = { session: context.db, now: context.clock.now() };
  return rankFor(context, moment, task, await caseOf(context.db, task));
}

/** A chief names the inspector: a new turn, whatever the shift. */
export async function assignTask(
  context: Context,
  actor: StaffActor,
  id: string,
  staffId: string,
): Promise<void> {
  const { case_id } = await findOpenTask(context.db, actor, id);
  await readCity(context.db);
  await context.db.transaction(async (session) => {
    const moment = { session, now: context.clock.now() };
    const row = await lockCase(session, case_id);
    const task = await lockTask(session, id);
    if (!row || !task || !OPEN_STATES.includes(task.state)) throw refuse('task_ended');
    if (task.assignee_id === staffId) return;
    const ranked = await rankFor(context, moment, task, row);
    const to = ranked.find((one) => one.id === staffId);
    if (!to) throw refuse('inspector_unsuitable');
    await endTurn(session, task, 'reassigned', moment.now);
    const why = `由${actor.name}指派`;
    await handOver(context, moment, { task, row, to, why, givenBy: actor.id });
  });
}
