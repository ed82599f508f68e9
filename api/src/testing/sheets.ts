import { SHEET_TYPE } from '../../contract/standards.ts';
import { COLUMNS } from '../core/city/standards/sheet.ts';
import { newId } from '../lib/ids.ts';
import { type Cell, readSheet, writeSheet } from '../lib/xlsx.ts';
import type { Person } from './people.ts';

/** The rows of an exported file, without its heading. */
export async function openSheet(
  content: string,
  maxColumns: number = COLUMNS.length,
): Promise<string[][]> {
  const rows: string[][] = [];
  const limits = { maxRows: 20_000, maxColumns };
  for await (const row of readSheet(Buffer.from(content, 'base64'), limits)) rows.push(row.cells);
  return rows.slice(1);
}

export const makeSheet = (rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
  writeSheet('立结案标准', COLUMNS, rows);

/** The whole way of a spreadsheet: form, upload straight to storage. */
export async function uploadSheet(person: Person, bytes: Buffer): Promise<string> {
  const id = newId(new Date());
  const form = await person.startStandardImport({
    body: { id, fileName: '标准.xlsx', bytes: bytes.length },
  });
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append('file', new Blob([new Uint8Array(bytes)], { type: SHEET_TYPE }), 'sheet.xlsx');
  const response = await fetch(form.url, { method: 'POST', body: data });
  if (response.status !== 200) throw new Error(`storage said ${response.status}`);
  return id;
}
