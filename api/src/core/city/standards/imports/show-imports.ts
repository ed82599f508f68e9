import type { StandardImport } from '../../../../../contract/standards.ts';
import type { Context } from '../../../../context.ts';
import { readStandards } from '../store.ts';
import { hashOf } from '../write-lines.ts';
import type { ImportRow } from './import-store.ts';

export async function showImport(context: Context, row: ImportRow): Promise<StandardImport> {
  const [shown] = await showImports(context, [row]);
  return shown as StandardImport;
}

export async function showImports(
  { db }: Context,
  rows: readonly ImportRow[],
): Promise<StandardImport[]> {
  const today = hashOf(await readStandards(db));
  return rows.map((row) => {
    const counts: StandardImport['counts'] = row.counts === null ? null : JSON.parse(row.counts);
    const writes = (counts?.add ?? 0) + (counts?.change ?? 0) + (counts?.retire ?? 0);
    return {
      id: row.id,
      fileName: row.file_name,
      state: row.state,
      counts,
      checkedAt: row.checked_at?.toISOString() ?? null,
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      undoneAt: row.undone_at?.toISOString() ?? null,
      isUndoable: row.undone_at === null && row.after_hash === today && writes > 0,
    };
  });
}
