import { build, type Session } from '../../../lib/db.ts';

/** What one person may consent to on one Shanghai day; the next is another person's, or tomorrow's. */
export const APPROVER_DAY_FEN = 2_000_000;

/** Counts in one statement, so that two batches of the same person at once stay under the limit together. */
export async function useLimit(
  session: Session,
  { staffId, day, amountFen }: { staffId: string; day: string; amountFen: number },
): Promise<boolean> {
  await session.write(
    build('approver_days')
      .insert({ staff_id: staffId, day, sum_fen: 0 })
      .onConflict(['staff_id', 'day'])
      .ignore(),
  );
  const matched = await session.write(
    build('approver_days')
      .where({ staff_id: staffId, day })
      .andWhere('sum_fen', '<=', APPROVER_DAY_FEN - amountFen)
      .increment('sum_fen', amountFen),
  );
  return matched === 1;
}
