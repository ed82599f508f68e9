import type {
  ImportOutcome,
  StandardImport,
  StandardImportRow,
} from '../../../../../contract/standards.ts';
import { build, type Session } from '../../../../lib/db.ts';
import type { Edit } from '../write-lines.ts';
import type { PlannedRow } from './plan-import.ts';

export type ImportRow = {
  id: string;
  staff_id: string;
  file_name: string;
  object_key: string;
  state: StandardImport['state'];
  base_hash: string | null;
  counts: string | null;
  checked_at: Date | null;
  confirmed_at: Date | null;
  undone_at: Date | null;
  /** The lines after the confirmation, to tell whether anything changed since. */
  after_hash: string | null;
};

const COLUMNS: (keyof ImportRow)[] = [
  'id',
  'staff_id',
  'file_name',
  'object_key',
  'state',
  'base_hash',
  'counts',
  'checked_at',
  'confirmed_at',
  'undone_at',
  'after_hash',
];
const ROWS_PER_INSERT = 500;

export async function insertImport(
  session: Session,
  one: Pick<ImportRow, 'id' | 'staff_id' | 'file_name' | 'object_key'>,
  now: Date,
): Promise<void> {
  await session.write(
    build('standard_imports')
      .insert({ ...one, state: 'asked', asked_at: now })
      .onConflict('id')
      .ignore(),
  );
}

export async function findImport(session: Session, id: string): Promise<ImportRow | undefined> {
  return session.first<ImportRow>(build('standard_imports').select(COLUMNS).where('id', id));
}

export async function lockImport(session: Session, id: string): Promise<ImportRow | undefined> {
  return session.first<ImportRow>(
    build('standard_imports').select(COLUMNS).where('id', id).forUpdate(),
  );
}

export async function changeImport(
  session: Session,
  id: string,
  change: Partial<ImportRow>,
): Promise<void> {
  await session.write(build('standard_imports').where('id', id).update(change));
}

export async function deleteRows(session: Session, importId: string): Promise<void> {
  await session.write(build('standard_import_rows').where('import_id', importId).delete());
}

export async function listOldSheets(
  session: Session,
  before: Date,
  limit: number,
): Promise<Pick<ImportRow, 'id' | 'object_key'>[]> {
  return session.rows(
    build('standard_imports')
      .select('id', 'object_key')
      .where('asked_at', '<', before)
      .whereNot('object_key', '')
      .limit(limit),
  );
}

/** The newest dry run takes the place of the one before. */
export async function replaceRows(
  session: Session,
  importId: string,
  rows: readonly PlannedRow[],
): Promise<void> {
  await deleteRows(session, importId);
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
    await session.write(
      build('standard_import_rows').insert(
        rows.slice(from, from + ROWS_PER_INSERT).map((row) => ({
          import_id: importId,
          row_no: row.rowNo,
          outcome: row.outcome,
          // A mistyped number can be longer than any number may be.
          code: row.code.slice(0, 60),
          line: row.line && JSON.stringify(row.line),
          problems: JSON.stringify(row.problems),
        })),
      ),
    );
}

/** Confirmed ones, the newest first. */
export async function listConfirmed(
  session: Session,
  page: { after?: string | undefined; limit: number },
): Promise<ImportRow[]> {
  const query = build('standard_imports')
    .select(COLUMNS)
    .where('state', 'confirmed')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.after) void query.where('id', '<', page.after);
  return session.rows<ImportRow>(query);
}

/** What a confirmation has to write. */
export async function rowsToWrite(session: Session, importId: string): Promise<Edit[]> {
  const rows = await session.rows<{ outcome: ImportOutcome; line: string }>(
    build('standard_import_rows')
      .select('outcome', 'line')
      .where('import_id', importId)
      .whereNotNull('line')
      .orderBy('row_no'),
  );
  return rows.map((row) => ({ outcome: row.outcome, line: JSON.parse(row.line) }));
}

/** What is wrong, by row of the spreadsheet. */
export async function errorsOf(
  session: Session,
  importId: string,
): Promise<Map<number, StandardImportRow['problems']>> {
  const rows = await session.rows<{ row_no: number; problems: string }>(
    build('standard_import_rows')
      .select('row_no', 'problems')
      .where({ import_id: importId, outcome: 'error' }),
  );
  return new Map(rows.map((row) => [row.row_no, JSON.parse(row.problems)]));
}

export async function listRows(
  session: Session,
  importId: string,
  filter: { outcome?: ImportOutcome | undefined; after?: string | undefined; limit: number },
): Promise<StandardImportRow[]> {
  const query = build('standard_import_rows')
    .select({ rowNo: 'row_no' }, 'outcome', 'code', 'problems')
    .where('import_id', importId)
    .orderBy('row_no')
    .limit(filter.limit + 1);
  if (filter.outcome) void query.where('outcome', filter.outcome);
  if (filter.after) void query.where('row_no', '>', Number(filter.after));
  const rows = await session.rows<Omit<StandardImportRow, 'problems'> & { problems: string }>(
    query,
  );
  return rows.map((row) => ({ ...row, problems: JSON.parse(row.problems) }));
}
