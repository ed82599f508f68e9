import type { Session } from '../../lib/db.ts';
import { insertExclusion } from './store.ts';

/**
 * Takes a case out of every score that is not frozen yet, as a granted overdue appeal does; that it was overdue
 * stays on record. Doing it twice is doing it once.
 */
export async function excludeCase(
  session: Session,
  exclusion: { caseId: string; reason: string; by: string; at: Date },
): Promise<void> {
  await insertExclusion(session, exclusion);
}
