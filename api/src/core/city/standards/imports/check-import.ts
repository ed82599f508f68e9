import {
  MAX_SHEET_BYTES,
  MAX_STANDARD_LINES,
  SHEET_TYPE,
  type StandardImport,
  wordsOfLine,
} from '../../../../../contract/standards.ts';
import type { Context } from '../../../../context.ts';
import { refuse } from '../../../../lib/refusal.ts';
import { readSheet, SheetTrouble } from '../../../../lib/xlsx.ts';
import { StorageTrouble } from '../../../../vendors/cos/index.ts';
import { minorCategories } from '../../schemes.ts';
import { COLUMNS, isHeading, type SheetRow } from '../sheet.ts';
import { readStandards } from '../store.ts';
import { hashOf } from '../write-lines.ts';
import {
  changeImport,
  findImport,
  type ImportRow,
  insertImport,
  lockImport,
  replaceRows,
} from './import-store.ts';
import { countOutcomes, planImport } from './plan-import.ts';
import { showImport } from './show-imports.ts';

/** Gives out a form for one file; the browser uploads straight to storage. */
export async function startImport(
  context: Context,
  staffId: string,
  order: { id: string; fileName: string },
) {
  const objectKey = `sheets/${order.id}.xlsx`;
  await insertImport(
    context.db,
    { id: order.id, staff_id: staffId, file_name: order.fileName, object_key: objectKey },
    context.clock.now(),
  );
  const found = await findImport(context.db, order.id);
  if (found?.staff_id !== staffId || found.state === 'confirmed') throw refuse('id_taken');
  return context.vendors.cos.postForm({
    key: objectKey,
    contentType: SHEET_TYPE,
    maxBytes: MAX_SHEET_BYTES,
    // Storage compares the signature with its own clock.
    now: new Date(),
  });
}

/** A dry run: what every row would do, kept so that the confirmation writes exactly that. */
export async function checkImport(
  context: Context,
  staffId: string,
  id: string,
): Promise<StandardImport> {
  const { db } = context;
  const found = await ownImport(context, staffId, id);
  if (found.state === 'confirmed') throw refuse('import_confirmed');
  const rows = await readUploaded(context, found);
  const [active, minors] = await Promise.all([readStandards(db), minorCategories(db)]);
  const planned = planImport(rows, active.map(wordsOfLine), minors);
  await db.transaction(async (session) => {
    if ((await lockImport(session, id))?.state === 'confirmed') throw refuse('import_confirmed');
    await replaceRows(session, id, planned);
    await changeImport(session, id, {
      state: 'checked',
      base_hash: hashOf(active),
      counts: JSON.stringify(countOutcomes(planned)),
      checked_at: context.clock.now(),
    });
  });
  return showImport(context, await ownImport(context, staffId, id));
}

export async function ownImport(context: Context, staffId: string, id: string): Promise<ImportRow> {
  const found = await findImport(context.db, id);
  if (found?.staff_id !== staffId) throw refuse('not_found');
  return found;
}

/** The rows of the file as it was uploaded; after a season it is gone. */
export async function readUploaded(context: Context, found: ImportRow): Promise<SheetRow[]> {
  if (found.object_key === '') throw refuse('sheet_not_uploaded');
  return readRows(await fetchSheet(context, found.object_key));
}

async function fetchSheet({ vendors: { cos } }: Context, objectKey: string): Promise<Buffer> {
  try {
    const head = await cos.head(objectKey);
    if (!head) throw refuse('sheet_not_uploaded');
    if (head.bytes > MAX_SHEET_BYTES) throw refuse('sheet_too_large');
    return await cos.get(objectKey);
  } catch (error) {
    if (error instanceof StorageTrouble) throw refuse('vendor_unavailable');
    throw error;
  }
}

async function readRows(file: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const limits = { maxRows: MAX_STANDARD_LINES + 1, maxColumns: COLUMNS.length };
  try {
    for await (const row of readSheet(file, limits)) rows.push(row);
  } catch (error) {
    if (error instanceof SheetTrouble)
      throw refuse(error.why === 'too_large' ? 'sheet_too_large' : 'sheet_unreadable');
    throw error;
  }
  const heading = rows.shift();
  if (!heading || !isHeading(heading.cells)) throw refuse('sheet_heading_unknown');
  return rows;
}
