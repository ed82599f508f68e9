import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import type { Moment } from '../../../lib/events.ts';
import { refuse } from '../../../lib/refusal.ts';
import { staffWithRole } from '../../accounts/index.ts';
import { cityAtHand } from '../../city/index.ts';
import { aroundOf } from '../around.ts';
import { factsOf } from '../facts.ts';
import { limitOf } from '../stages/limits.ts';
import { type CaseRow, eventsOf, findCase } from '../store.ts';
import { type Choice, rankInspectors, sayChoice } from './choose-inspector.ts';
import { freshPositions } from './positions.ts';
import { isOnShift, nextShiftAt, SHIFT } from './shift.ts';
import { changeTask, countOpen, insertTurn, lapsesOf, type TaskRow } from './store.ts';

/** The states in which an inspector is asked for. */
const STATE_OF_KIND = { verify: 'verifying', check: 'pending_check' } as const;
/** When nobody suitable works here, it is looked for again after this time. */
const RETRY_MS = 5 * 60_000;

/** Gives a waiting task to the nearest suitable inspector; off shift it goes on waiting. */
export async function giveTask(context: Context, moment: Moment, task: TaskRow): Promise<void> {
  const { session, now } = moment;
  const { settings } = await cityAtHand(context.db);
  const shift = settings.inspectorShift ?? SHIFT;
  if (!isOnShift(now, shift)) {
    const why = `班次 ${shift.from}–${shift.to} 之外，${shift.from} 派发`;
    await changeTask(session, task, { why, wakes_at: nextShiftAt(now, shift) });
    return;
  }
  const row = await caseOf(session, task);
  const lapsed = await lapsesOf(session, [task.id]);
  const ranked = await rankFor(
    context,
    moment,
    task,
    row,
    lapsed.map((one) => one.staffId),
  );
  const why = sayChoice(ranked);
  const [first] = ranked;
  if (first) await handOver(context, moment, { task, row, to: first, why, givenBy: null });
  else if (lapsed.length > 0) await escalate(context, moment, task, row);
  else await changeTask(session, task, { why, wakes_at: new Date(now.getTime() + RETRY_MS) });
}

export async function caseOf(session: Session, task: TaskRow): Promise<CaseRow> {
  const row = await findCase(session, task.case_id);
  if (!row) throw new Error(`task ${task.id} has no case`);
  return row;
}

/** Who could take it, the best first. `alsoNot`: whoever had it and let it lapse. */
export async function rankFor(
  context: Context,
  { session, now }: Moment,
  task: TaskRow,
  row: CaseRow,
  alsoNot: readonly string[] = [],
): Promise<readonly Choice[]> {
  const city = await cityAtHand(context.db);
  const events = await eventsOf(session, row.id);
  const facts = factsOf(row, events, [], await aroundOf(session, city, row, now));
  // Whoever sent the case to be inspected does not inspect it.
  const sender = events.find((event) => event.seq === task.since_seq)?.actor_id;
  const staff = await staffWithRole(session, 'inspector', row.area_id);
  const ids = staff.map((person) => person.id);
  const [open, positions] = [
    await countOpen(session, ids),
    await freshPositions(session, ids, now),
  ];
  const candidates = staff.map((person) => ({
    ...person,
    openTasks: open.get(person.id) ?? 0,
    position: positions.get(person.id) ?? null,
  }));
  const excludedPeople = [...facts.handledBy, ...alsoNot, ...(sender ? [sender] : [])];
  const work = { place: row, excludedPeople, handlingUnits: facts.handlingUnits };
  return rankInspectors(candidates, work, now);
}

type HandOver = {
  task: TaskRow;
  row: CaseRow;
  to: Choice;
  why: string;
  /** Null: the rule of the nearest. */
  givenBy: string | null;
};

/** A new turn with a deadline of its own. */
export async function handOver(
  context: Context,
  moment: Moment,
  { task, row, to, why, givenBy }: HandOver,
): Promise<void> {
  const { session, now } = moment;
  const { settings } = await cityAtHand(context.db);
  // Each person has as long as the stage lasts, day and night.
  const dueAt = new Date(
    now.getTime() + (limitOf(STATE_OF_KIND[task.kind], settings.stageMinutes) ?? 0),
  );
  const turn = task.turn + 1;
  const given = { state: 'given', turn, assignee_id: to.id, why, wakes_at: dueAt } as const;
  if (!(await changeTask(session, task, given))) throw refuse('case_changed');
  await insertTurn(session, {
    task_id: task.id,
    turn,
    staff_id: to.id,
    staff_name: to.name,
    given_by: givenBy,
    why,
    distance_m: to.distanceM,
    given_at: now,
    due_at: dueAt,
  });
  await context.events.publish('task.given', moment, {
    caseId: row.id,
    caseNo: row.case_no,
    kind: task.kind,
    staffId: to.id,
    address: row.address,
    dueAt,
    why,
  });
}

/** The rule has come to its end: a person decides. */
export async function escalate(
  context: Context,
  moment: Moment,
  task: TaskRow,
  row: CaseRow,
): Promise<void> {
  const lapsed = await lapsesOf(moment.session, [task.id]);
  const names = [...new Set(lapsed.map((one) => one.by))].join('、').slice(0, 150);
  const why = `${names} 逾期未办，请指定监督员`;
  const change = { state: 'escalated', assignee_id: null, why, wakes_at: null } as const;
  if (!(await changeTask(moment.session, task, change))) throw refuse('case_changed');
  await context.events.publish('task.escalated', moment, {
    caseId: row.id,
    caseNo: row.case_no,
    areaId: task.area_id,
    kind: task.kind,
    why,
  });
}
