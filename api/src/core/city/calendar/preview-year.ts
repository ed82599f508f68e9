import type { CalendarPreview } from '../../../../contract/calendar.ts';
import type { Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { readSheet, SheetTrouble } from '../../../lib/xlsx.ts';
import { isYearLoaded } from '../store.ts';
import { countWorkdays } from './load-year.ts';
import { readNotice } from './read-notice.ts';

const LIMITS = { maxRows: 200, maxColumns: 3 };

type Notice = { year: number; text?: string | undefined; sheet?: string | undefined };

/** What would be loaded, for a person to compare with the notice. */
export async function previewYear(session: Session, notice: Notice): Promise<CalendarPreview> {
  const { year } = notice;
  if (await isYearLoaded(session, year)) throw refuse('calendar_year_exists');
  const text = notice.sheet ? await readLines(notice.sheet) : (notice.text ?? '');
  const read = readNotice(text, year);
  if (read.holidays.length === 0 && read.troubles.length === 0)
    read.troubles.push({ line: 1, message: '没有读到放假日期' });
  return { year, ...read, workdays: countWorkdays({ year, ...read }) };
}

/** A sheet as text, each row on the line of its number. */
async function readLines(sheet: string): Promise<string> {
  const lines: string[] = [];
  try {
    for await (const row of readSheet(Buffer.from(sheet, 'base64'), LIMITS))
      lines[row.rowNo - 1] = row.cells.join(' ').replaceAll('\n', ' ');
  } catch (error) {
    if (!(error instanceof SheetTrouble)) throw error;
    throw refuse(error.why === 'too_large' ? 'sheet_too_large' : 'sheet_unreadable');
  }
  return Array.from(lines, (line) => line ?? '').join('\n');
}
