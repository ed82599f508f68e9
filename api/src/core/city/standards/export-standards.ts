import type { Context } from '../../../context.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { writeSheet } from '../../../lib/xlsx.ts';
import { COLUMNS, toCells } from './sheet.ts';
import { readStandards, wordsOf } from './store.ts';

/** All active lines, in the columns the import reads. */
export async function exportStandards(context: Context) {
  const lines = await readStandards(context.db);
  const rows = lines.map((line) => toCells(wordsOf(line), line.categoryName));
  const file = await writeSheet('立结案标准', COLUMNS, rows);
  return {
    fileName: `立结案标准-${shanghaiDay(context.clock.now())}.xlsx`,
    content: file.toString('base64'),
  };
}
