import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readSheet, SheetTrouble, writeSheet } from './xlsx.ts';

const COLUMNS = [
  { title: '编号', width: 12 },
  { title: '说明', width: 30 },
];
const LIMITS = { maxRows: 6000, maxColumns: 3 };

async function read(file: Buffer, limits = LIMITS) {
  const rows: { rowNo: number; cells: string[] }[] = [];
  for await (const row of readSheet(file, limits)) rows.push(row);
  return rows;
}

describe('a spreadsheet', () => {
  it('comes back as it was written, heading first, empty rows left out', async () => {
    const file = await writeSheet('标准', COLUMNS, [
      ['a-1', '井盖缺失'],
      [null, ''],
      ['a-2', 12],
    ]);
    expect(await read(file)).toEqual([
      { rowNo: 1, cells: ['编号', '说明', ''] },
      { rowNo: 2, cells: ['a-1', '井盖缺失', ''] },
      { rowNo: 4, cells: ['a-2', '12', ''] },
    ]);
  });

  it.each(['=1+1', '+86', '-3', '@x', '=HYPERLINK("http://x","y")', '  00123', '<b>&'])(
    'keeps %s as words, never as a formula',
    async (text) => {
      const file = await writeSheet('标准', COLUMNS, [[text, '']]);
      const [, row] = await read(file);
      expect(row?.cells[0]).toBe(text.trim());
    },
  );

  it('keeps every character of five thousand rows', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => [
      `n-${index}`,
      `第${index}处路面坑洞，𠮷祥街${'长'.repeat(index % 7)}`,
    ]);
    const back = await read(await writeSheet('标准', COLUMNS, rows));
    expect(back.slice(1).map((row) => row.cells.slice(0, 2))).toEqual(rows);
  });

  it('is read as Excel writes it: shared strings, words in two colours, a formula', async () => {
    const chunks: Buffer[] = [];
    const stream = new PassThrough();
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = once(stream, 'end');
    const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true });
    const sheet = book.addWorksheet('标准');
    const rich = { richText: [{ text: '井盖' }, { font: { bold: true }, text: '缺失' }] };
    sheet.addRow(['编号', rich, { formula: '1+2', result: 3 }]).commit();
    sheet.addRow(['编号', true, 0.5]).commit();
    sheet.commit();
    await book.commit();
    await ended;
    expect(await read(Buffer.concat(chunks))).toEqual([
      { rowNo: 1, cells: ['编号', '井盖缺失', '3'] },
      { rowNo: 2, cells: ['编号', 'true', '0.5'] },
    ]);
  });

  it('is refused when it has more rows than it may', async () => {
    const file = await writeSheet('标准', COLUMNS, [
      ['1', ''],
      ['2', ''],
    ]);
    await expect(read(file, { maxRows: 2, maxColumns: 3 })).rejects.toMatchObject({
      why: 'too_large',
    });
  });

  it('is refused when it unpacks to more than fifty megabytes', async () => {
    const swollen = await writeSheet(
      '标准',
      COLUMNS,
      Array.from({ length: 2000 }, () => ['1', 'a'.repeat(30_000)]),
    );
    expect(swollen.length).toBeLessThan(1_000_000);
    await expect(read(swollen)).rejects.toMatchObject({ why: 'too_large' });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('编号,说明')],
    ['half a file', null],
  ])('that is %s is unreadable', async (_what, bytes) => {
    const file = bytes ?? (await writeSheet('标准', COLUMNS, [['1', '2']])).subarray(0, 900);
    await expect(read(file)).rejects.toBeInstanceOf(SheetTrouble);
  });
});
