import { build, type Session } from '../../../lib/db.ts';
import type { Threshold } from '../rules.ts';

/** What these cases were already told, as `case threshold deadline`. */
export async function knownReminders(session: Session, caseIds: string[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await session.rows<{ case_id: string; threshold: Threshold; due_at: Date }>(
    build('case_reminders').select('case_id', 'threshold', 'due_at').whereIn('case_id', caseIds),
  );
  return new Set(rows.map((row) => `${row.case_id} ${row.threshold} ${row.due_at.toISOString()}`));
}

/** True for the one who was first; a new deadline is a new reminder. */
export async function recordReminder(
  session: Session,
  reminder: { caseId: string; threshold: Threshold; dueAt: Date; unitId: string; now: Date },
): Promise<boolean> {
  const added = await session.write(
    build('case_reminders')
      .insert({
        case_id: reminder.caseId,
        threshold: reminder.threshold,
        due_at: reminder.dueAt,
        unit_id: reminder.unitId,
        reminded_at: reminder.now,
      })
      .onConflict()
      .ignore(),
  );
  return added === 1;
}
