import type { Letter } from '../../../../contract/supervision.ts';
import type { Context } from '../../../context.ts';
import { listUnits } from '../../../core/accounts/index.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import { mayAnswer, ownUnitOnly } from '../rules.ts';
import { findLetter, type LetterFilter, type LetterRow, listLetterRows } from './store.ts';

export function maySeeLetter(actor: StaffActor, letter: LetterRow): boolean {
  if (ownUnitOnly(actor)) return letter.unit_id === actor.unitId;
  return actor.areaId === null || letter.area_id === actor.areaId;
}

export function listLetters(context: Context, actor: StaffActor, filter: LetterFilter) {
  const sight = ownUnitOnly(actor)
    ? { unitId: actor.unitId }
    : { unitId: filter.unitId, areaId: actor.areaId ?? undefined };
  return listLetterRows(context.db, { ...filter, ...sight });
}

export async function showLetter(context: Context, actor: StaffActor, id: string): Promise<Letter> {
  const row = await findLetter(context.db, id);
  if (!row || !maySeeLetter(actor, row)) throw refuse('not_found');
  const [shown] = await showLetters(context, actor, [row]);
  if (!shown) throw refuse('not_found');
  return shown;
}

export async function showLetters(
  context: Context,
  actor: StaffActor,
  rows: LetterRow[],
): Promise<Letter[]> {
  const names = new Map((await listUnits(context.db)).map((unit) => [unit.id, unit.name]));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    caseId: row.case_id,
    caseNo: row.case_no,
    unit: row.unit_id === null ? null : { id: row.unit_id, name: names.get(row.unit_id) ?? '' },
    openedBy: row.opened_by_name,
    openedAt: row.opened_at.toISOString(),
    words: row.words,
    dueAt: row.due_at.toISOString(),
    overdueAt: row.overdue_at?.toISOString() ?? null,
    answer: answerOf(row),
    mayAnswer: mayAnswer(actor, {
      unitId: row.unit_id,
      areaId: row.area_id,
      isAnswered: row.answered_at !== null,
    }),
  }));
}

function answerOf(row: LetterRow): Letter['answer'] {
  if (!row.answered_at) return null;
  return {
    words: row.answer ?? '',
    by: row.answered_by_name ?? '',
    at: row.answered_at.toISOString(),
  };
}
