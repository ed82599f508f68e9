import type { Context } from '../../../context.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { Job } from '../../../lib/jobs.ts';
import { readCity } from '../../city/index.ts';
import { CASE_COLUMNS, type CaseRow, lockCase } from '../store.ts';
import { KIND_OF_STATE, startTask } from './follow-step.ts';
import { caseOf, escalate, giveTask } from './give-task.ts';
import { dropOldPositions } from './positions.ts';
import { changeTask, endTurn, lockTask, type TaskRow } from './store.ts';

const BATCH = 200;
/** So many inspectors may let a task lapse before a person has to decide. */
const MAX_LAPSES = 2;

/** Gives out what waits, takes back what lapsed; nothing happens twice, whoever runs it. */
export const wakeTasks: Job = {
  name: 'wake-inspection-tasks',
  schedule: '*/10 * * * * *',
  leaseSeconds: 120,
  run: async (context) => {
    const now = context.clock.now();
    // What the transactions below take at hand is not older than this round.
    await readCity(context.db);
    await dropOldPositions(context.db, now);
    const missing = await startMissing(context, now);
    const due = await context.db.rows<{ id: string; case_id: string }>(
      build('inspection_tasks')
        .select('id', 'case_id')
        .where('wakes_at', '<=', now)
        .orderBy('wakes_at')
        .limit(BATCH),
    );
    for (const one of due)
      await context.db.transaction((session) => wake(context, session, one, now));
    const count = missing + due.length;
    return count > 0 ? `looked at ${count} inspection tasks` : '';
  },
};

async function wake(
  context: Context,
  session: Session,
  { id, case_id }: { id: string; case_id: string },
  now: Date,
): Promise<void> {
  // The case first, in the order in which a step locks.
  await lockCase(session, case_id);
  const task = await lockTask(session, id);
  if (!task?.wakes_at || task.wakes_at > now) return;
  if (task.state === 'waiting') await giveTask(context, { session, now }, task);
  if (task.state === 'given') await lapse(context, session, task, now);
}

/** Once per turn: to the next nearest, and after the second time to a person. */
async function lapse(context: Context, session: Session, task: TaskRow, now: Date): Promise<void> {
  const lapse_count = task.lapse_count + 1;
  const change = { state: 'waiting', assignee_id: null, lapse_count } as const;
  const waiting = await changeTask(session, task, change);
  if (!waiting) return;
  await endTurn(session, task, 'lapsed', now);
  const moment = { session, now };
  if (lapse_count < MAX_LAPSES) await giveTask(context, moment, waiting);
  else await escalate(context, moment, waiting, await caseOf(session, waiting));
}

/** Cases that came to be inspected before there were tasks. */
async function startMissing(context: Context, now: Date): Promise<number> {
  const rows = await context.db.rows<CaseRow>(
    build('cases')
      .select(CASE_COLUMNS.map((column) => `cases.${column}`))
      .leftJoin('inspection_tasks', 'inspection_tasks.open_case_id', 'cases.id')
      .whereIn('cases.state', Object.keys(KIND_OF_STATE))
      .whereNull('inspection_tasks.id')
      .limit(BATCH),
  );
  for (const { id } of rows)
    await context.db.transaction(async (session) => {
      const row = await lockCase(session, id);
      const kind = row && KIND_OF_STATE[row.state];
      if (kind) await startTask(context, { session, now }, { row, kind, sinceSeq: row.last_seq });
    });
  return rows.length;
}
