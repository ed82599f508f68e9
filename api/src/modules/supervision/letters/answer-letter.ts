import type { Context } from '../../../context.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import { tellStaff } from '../messages/index.ts';
import { mayAnswer } from '../rules.ts';
import { maySeeLetter } from './show-letters.ts';
import { type LetterRow, lockLetter, writeAnswer } from './store.ts';

/** Words, once, by those who were asked. A late answer is taken and stays marked late. */
export async function answerLetter(
  context: Context,
  actor: StaffActor,
  id: string,
  words: string,
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async (session) => {
    const letter = await lockLetter(session, id);
    if (!letter || !maySeeLetter(actor, letter)) throw refuse('not_found');
    if (isRepeat(letter, actor, words)) return;
    if (letter.answered_at) throw refuse('letter_answered');
    const asked = { unitId: letter.unit_id, areaId: letter.area_id, isAnswered: false };
    if (!mayAnswer(actor, asked)) throw refuse('not_your_letter');
    const answer = { words, by: actor.id, byName: actor.name, at: now };
    if ((await writeAnswer(session, id, answer)) !== 1) throw refuse('letter_answered');
    const asking = letter.opened_by
      ? [letter.opened_by]
      : await staffInRoles(session, ['supervisor'], { areaId: letter.area_id });
    await tellStaff(session, now, asking, {
      kind: 'letter_answered',
      title: `督办已答复 · ${letter.case_no}`,
      text: words,
      about: { what: 'letter', id },
    });
    await context.events.publish(
      'letter.answered',
      { session, now },
      {
        letterId: id,
        caseId: letter.case_id,
        caseNo: letter.case_no,
        citizenId: letter.citizen_id,
        kind: letter.kind,
        answer: words,
      },
    );
  });
}

/** The answer to the first try was lost on the way. */
const isRepeat = (letter: LetterRow, actor: StaffActor, words: string): boolean =>
  letter.answered_by === actor.id && letter.answer === words;
