import { LETTER_KINDS, type LetterKind } from '../../../../contract/supervision.ts';
import type { Context } from '../../../context.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import { findSupervised, lastDoer, type SupervisedCase } from '../../../core/cases/index.ts';
import { readCity } from '../../../core/city/index.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import { addLimit } from '../../../lib/calendar.ts';
import type { Session } from '../../../lib/db.ts';
import type { Moment } from '../../../lib/events.ts';
import { newId } from '../../../lib/ids.ts';
import { tellStaff } from '../messages/index.ts';
import { ANSWER_LIMIT } from '../rules.ts';
import { findUnanswered, insertLetter } from './store.ts';

type Opening = {
  kind: LetterKind;
  words: string;
  by: { id: string | null; name: string };
};

export const SYSTEM = { id: null, name: '系统' };

/** A letter with its own deadline, and word of it to those who have to answer. */
export async function openLetter(
  context: Context,
  { session, now }: Moment,
  one: SupervisedCase,
  { kind, words, by }: Opening,
): Promise<void> {
  const { calendar } = await readCity(context.db);
  const id = newId(now);
  const unitId = one.isWithUnit ? one.unitId : null;
  await insertLetter(session, {
    id,
    kind,
    case_id: one.id,
    case_no: one.caseNo,
    citizen_id: one.citizenId,
    area_id: one.areaId,
    unit_id: unitId,
    opened_by: by.id,
    opened_by_name: by.name,
    opened_at: now,
    words,
    due_at: addLimit(now, ANSWER_LIMIT, calendar),
  });
  await tellStaff(session, now, await answerers(session, unitId, one.areaId), {
    kind: 'letter',
    title: `${LETTER_KINDS[kind]} · ${one.caseNo}`,
    text: words,
    about: { what: 'letter', id },
  });
}

/** The leaders of the unit; the centre when no unit has the case. */
export function answerers(
  session: Session,
  unitId: string | null,
  areaId: string,
): Promise<string[]> {
  return unitId === null
    ? staffInRoles(session, ['dispatcher', 'duty_chief'], { areaId })
    : staffInRoles(session, ['dept_leader'], { unitId });
}

/** `supervise` always opens a letter; a reporter who urges again waits for the answer to the first. */
export async function letterForStep(
  context: Context,
  moment: Moment,
  move: DomainEvents['case.moved'],
): Promise<void> {
  if (move.action !== 'supervise' && move.action !== 'urge') return;
  const { session } = moment;
  const one = await findSupervised(session, move.caseId);
  if (!one) return;
  if (move.action === 'supervise') {
    const by = (await lastDoer(session, one.id)) ?? SYSTEM;
    return openLetter(context, moment, one, { kind: 'supervise', words: move.note ?? '', by });
  }
  if (await findUnanswered(session, one.id, 'urge')) return;
  const words = move.note || '市民催办：请尽快处置，并说明预计何时办结。';
  return openLetter(context, moment, one, { kind: 'urge', words, by: { id: null, name: '市民' } });
}
