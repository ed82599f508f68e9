import { wordsOfLine } from '../../../../contract/standards.ts';
import type { Context } from '../../../context.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { refuse } from '../../../lib/refusal.ts';
import { writeSheet } from '../../../lib/xlsx.ts';
import { errorsOf, ownImport, readUploaded } from './imports/index.ts';
import { COLUMNS, toCells } from './sheet.ts';
import { readStandards } from './store.ts';

/** All active lines, in the columns the import reads. */
export async function exportStandards(context: Context) {
  const lines = await readStandards(context.db);
  const rows = lines.map((line) => toCells(wordsOfLine(line), line.categoryName));
  const file = await writeSheet('立结案标准', COLUMNS, rows);
  return {
    fileName: `立结案标准-${shanghaiDay(context.clock.now())}.xlsx`,
    content: file.toString('base64'),
  };
}

const ERROR_COLUMN = { title: '错误', width: 60 };

/** The rows that were not accepted, as they were uploaded, each with what is wrong with it. */
export async function exportErrors(context: Context, staffId: string, id: string) {
  const found = await ownImport(context, staffId, id);
  if (found.state === 'asked') throw refuse('import_not_checked');
  const [rows, errors] = await Promise.all([
    readUploaded(context, found),
    errorsOf(context.db, id),
  ]);
  const wrong = rows.flatMap((row) => {
    const problems = errors.get(row.rowNo);
    if (!problems) return [];
    const words = problems.map(({ column, message }) => `${column}：${message}`).join('；');
    return [[...row.cells, `第 ${row.rowNo} 行　${words}`]];
  });
  const file = await writeSheet('错误', [...COLUMNS, ERROR_COLUMN], wrong);
  return {
    fileName: `导入错误-${shanghaiDay(context.clock.now())}.xlsx`,
    content: file.toString('base64'),
  };
}
