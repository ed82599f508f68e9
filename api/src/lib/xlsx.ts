import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import exceljs from 'exceljs';
import { repackSheet } from './repack-sheet.ts';

export type Cell = string | number | null;
export type Column = { title: string; width: number };

// Compression lags behind a writer that never pauses, and memory grows with the file.
const ROWS_PER_BREATH = 2000;
const BREATH_MS = 25;
// A small zip can unpack to gigabytes.
const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;

/** Thrown for a file that is no spreadsheet, or one too large; the message is for the log. */
export class SheetTrouble extends Error {
  readonly why: 'unreadable' | 'too_large';
  constructor(why: 'unreadable' | 'too_large', message: string) {
    super(message);
    this.name = 'SheetTrouble';
    this.why = why;
  }
}

type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

/** One sheet with a heading, sent while it is made. Words stay words: what begins with `=` is never a formula. */
export function streamSheet(name: string, columns: readonly Column[], rows: Rows): Readable {
  const stream = new PassThrough();
  fillSheet(stream, name, columns, rows).catch((error) => stream.destroy(error));
  return stream;
}

/** The same as one piece, for sheets that are known to be small. */
export async function writeSheet(
  name: string,
  columns: readonly Column[],
  rows: Rows,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of streamSheet(name, columns, rows)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function fillSheet(
  stream: PassThrough,
  name: string,
  columns: readonly Column[],
  rows: Rows,
): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useSharedStrings: false,
    useStyles: true,
  });
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ title, width }) => ({ header: title, width }));
  sheet.getRow(1).font = { bold: true };
  let written = 0;
  for await (const row of rows) {
    sheet.addRow([...row]).commit();
    if (++written % ROWS_PER_BREATH > 0) continue;
    await pause(BREATH_MS);
    // Whoever reads slowly is waited for, and whoever hung up gets no more.
    if (stream.writableNeedDrain)
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
    if (stream.destroyed) return;
  }
  sheet.commit();
  await book.commit();
}

/** The rows of the first sheet as plain text, empty ones left out; `rowNo` as the spreadsheet counts. */
export async function* readSheet(
  file: Buffer,
  limits: { maxRows: number; maxColumns: number },
): AsyncGenerator<{ rowNo: number; cells: string[] }> {
  const reader = new exceljs.stream.xlsx.WorkbookReader(Readable.from([repack(file)]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
    entries: 'ignore',
  });
  let seen = 0;
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const cells = Array.from({ length: limits.maxColumns }, (_, index) =>
          plain(row.getCell(index + 1).value, row.number),
        );
        if (cells.every((cell) => cell === '')) continue;
        if (++seen > limits.maxRows) throw new SheetTrouble('too_large', 'too many rows');
        yield { rowNo: row.number, cells };
      }
      return;
    }
  } catch (error) {
    if (error instanceof SheetTrouble) throw error;
    throw new SheetTrouble('unreadable', error instanceof Error ? error.message : 'unknown');
  }
  throw new SheetTrouble('unreadable', 'no sheet');
}

/** Rich text is joined, a formula counts as its result; any other object is an error, never "[object Object]". */
function plain(value: unknown, rowNo: number): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const rich = value as { richText?: { text: string }[]; result?: unknown; text?: unknown };
  if (Array.isArray(rich.richText))
    return rich.richText
      .map((part) => part.text)
      .join('')
      .trim();
  if ('result' in rich) return plain(rich.result, rowNo);
  if ('text' in rich) return plain(rich.text, rowNo);
  throw new SheetTrouble('unreadable', `row ${rowNo} holds a value of an unknown kind`);
}

function repack(file: Buffer): Buffer {
  try {
    return repackSheet(file, MAX_UNPACKED_BYTES);
  } catch (error) {
    const isSwollen = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new SheetTrouble(isSwollen ? 'too_large' : 'unreadable', String(error));
  }
}
