import type {
  ImportOutcome,
  StandardImport,
  StandardImportRow,
} from '../../../../contract/standards.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { PlannedRow } from './plan-import.ts';
import type { LineWords } from './sheet.ts';

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

/** What a confirmation has to write. */
export async function rowsToWrite(
  session: Session,
  importId: string,
): Promise<{ outcome: ImportOutcome; line: LineWords }[]> {
  const rows = await session.rows<{ outcome: ImportOutcome; line: string }>(
    build('standard_import_rows')
      .select('outcome', 'line')
      .where('import_id', importId)
      .whereNotNull('line')
      .orderBy('row_no'),
  );
  return rows.map((row) => ({ outcome: row.outcome, line: JSON.parse(row.line) }));
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

export const showImport = (row: ImportRow): StandardImport => ({
  id: row.id,
  fileName: row.file_name,
  state: row.state,
  counts: row.counts === null ? null : JSON.parse(row.counts),
  checkedAt: row.checked_at?.toISOString() ?? null,
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
});
