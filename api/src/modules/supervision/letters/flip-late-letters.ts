import type { Context } from '../../../context.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import { tellStaff } from '../messages/index.ts';
import { answerers } from './open-letter.ts';
import { flipOverdue, lateLetters } from './store.ts';

const BATCH = 500;

/** Letters nobody answered in time are marked once, and both sides hear of it. */
export async function flipLateLetters(context: Context): Promise<number> {
  const now = context.clock.now();
  let flipped = 0;
  for (const letter of await lateLetters(context.db, now, BATCH)) {
    const isMine = await context.db.transaction(async (session) => {
      if (!(await flipOverdue(session, letter.id, now))) return false;
      const { area_id: areaId, unit_id: unitId } = letter;
      const people = [
        ...(await answerers(session, unitId, areaId)),
        ...(await staffInRoles(session, ['supervisor'], { areaId })),
      ];
      await tellStaff(session, now, people, {
        kind: 'letter_overdue',
        title: `督办函逾期未答复 · ${letter.case_no}`,
        text: letter.words,
        about: { what: 'letter', id: letter.id },
      });
      return true;
    });
    flipped += isMine ? 1 : 0;
  }
  return flipped;
}
