import { build, type Session } from '../../../lib/db.ts';
import type { Job } from '../../../lib/jobs.ts';
import { type CaseRow, lockCase } from '../store.ts';
import { HANDLING_STATES } from '../workflow.ts';

const BATCH = 500;

/** Books the deduction of a passed deadline: once per round, whoever comes first, at the second it passed. */
export async function bookOverdue(session: Session, row: CaseRow, now: Date): Promise<boolean> {
  const isRunning = HANDLING_STATES.includes(row.state);
  if (!isRunning || !row.due_at || !row.unit_id || row.due_at > now) return false;
  const booked = await session.write(
    build('case_deductions')
      .insert({
        case_id: row.id,
        round: row.round,
        unit_id: row.unit_id,
        due_at: row.due_at,
        booked_at: now,
      })
      .onConflict(['case_id', 'round'])
      .ignore(),
  );
  await session.write(
    build('cases').where('id', row.id).whereNull('overdue_at').update({ overdue_at: row.due_at }),
  );
  return booked === 1;
}

/** Looks for deadlines that have passed; what is shown as overdue does not wait for it. */
export const flipOverdue: Job = {
  name: 'flip-overdue',
  schedule: '*/5 * * * * *',
  leaseSeconds: 60,
  run: async (context) => {
    const now = context.clock.now();
    const due = await context.db.rows<{ id: string }>(
      build('cases')
        .select('cases.id')
        .leftJoin('case_deductions', (join) => {
          void join
            .on('case_deductions.case_id', 'cases.id')
            .andOn('case_deductions.round', 'cases.round');
        })
        .whereIn('cases.state', HANDLING_STATES)
        .andWhere('cases.due_at', '<=', now)
        .whereNull('case_deductions.case_id')
        .limit(BATCH),
    );
    let booked = 0;
    for (const { id } of due) {
      const isBooked = await context.db.transaction(async (session) => {
        const row = await lockCase(session, id);
        return row !== undefined && (await bookOverdue(session, row, now));
      });
      if (isBooked) booked++;
    }
    return booked > 0 ? `booked ${booked} overdue cases` : '';
  },
};
