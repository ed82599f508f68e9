import type { LetterKind } from '../../../../contract/supervision.ts';
import { build, type Session } from '../../../lib/db.ts';

export type LetterRow = {
  id: string;
  kind: LetterKind;
  case_id: string;
  case_no: string;
  citizen_id: string | null;
  area_id: string;
  unit_id: string | null;
  opened_by: string | null;
  opened_by_name: string;
  opened_at: Date;
  words: string;
  due_at: Date;
  overdue_at: Date | null;
  answer: string | null;
  answered_by: string | null;
  answered_by_name: string | null;
  answered_at: Date | null;
};

const COLUMNS: (keyof LetterRow)[] = [
  'id',
  'kind',
  'case_id',
  'case_no',
  'citizen_id',
  'area_id',
  'unit_id',
  'opened_by',
  'opened_by_name',
  'opened_at',
  'words',
  'due_at',
  'overdue_at',
  'answer',
  'answered_by',
  'answered_by_name',
  'answered_at',
];

type Opened = Omit<
  LetterRow,
  'overdue_at' | 'answer' | 'answered_by' | 'answered_by_name' | 'answered_at'
>;

export async function insertLetter(session: Session, letter: Opened): Promise<void> {
  await session.write(build('supervision_letters').insert(letter));
}

export async function findLetter(session: Session, id: string): Promise<LetterRow | undefined> {
  return session.first<LetterRow>(build('supervision_letters').select(COLUMNS).where('id', id));
}

export async function lockLetter(session: Session, id: string): Promise<LetterRow | undefined> {
  return session.first<LetterRow>(
    build('supervision_letters').select(COLUMNS).where('id', id).forUpdate(),
  );
}

/** The letter of a kind that a case still has open at the same address. */
export async function findUnanswered(
  session: Session,
  caseId: string,
  kind: LetterKind,
): Promise<LetterRow | undefined> {
  return session.first<LetterRow>(
    build('supervision_letters')
      .select(COLUMNS)
      .where({ case_id: caseId, kind })
      .whereNull('answered_at')
      .limit(1),
  );
}

export async function writeAnswer(
  session: Session,
  id: string,
  answer: { words: string; by: string; byName: string; at: Date },
): Promise<number> {
  return session.write(
    build('supervision_letters').where('id', id).whereNull('answered_at').update({
      answer: answer.words,
      answered_by: answer.by,
      answered_by_name: answer.byName,
      answered_at: answer.at,
    }),
  );
}

export async function lateLetters(session: Session, now: Date, limit: number) {
  return session.rows<LetterRow>(
    build('supervision_letters')
      .select(COLUMNS)
      .whereNull('answered_at')
      .whereNull('overdue_at')
      .andWhere('due_at', '<', now)
      .orderBy('id')
      .limit(limit),
  );
}

/** Once: the second who tries matches no row. */
export async function flipOverdue(session: Session, id: string, now: Date): Promise<boolean> {
  const matched = await session.write(
    build('supervision_letters')
      .where('id', id)
      .whereNull('overdue_at')
      .whereNull('answered_at')
      .update({ overdue_at: now }),
  );
  return matched === 1;
}

export type LetterFilter = {
  only: 'all' | 'open' | 'overdue' | 'answered';
  unitId?: string | undefined;
  areaId?: string | undefined;
  after?: string | undefined;
  limit: number;
};

export async function listLetterRows(session: Session, filter: LetterFilter) {
  const query = build('supervision_letters')
    .select(COLUMNS)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.only === 'open') void query.whereNull('answered_at');
  if (filter.only === 'overdue') void query.whereNull('answered_at').whereNotNull('overdue_at');
  if (filter.only === 'answered') void query.whereNotNull('answered_at');
  if (filter.unitId) void query.andWhere('unit_id', filter.unitId);
  if (filter.areaId) void query.andWhere('area_id', filter.areaId);
  if (filter.after) void query.andWhere('id', '<', filter.after);
  return session.rows<LetterRow>(query);
}

/** What a unit owes an answer to. */
export async function unansweredOfUnit(session: Session, unitId: string) {
  return session.rows<LetterRow>(
    build('supervision_letters')
      .select(COLUMNS)
      .where('unit_id', unitId)
      .whereNull('answered_at')
      .orderBy('id'),
  );
}
