import { describe, expect, it } from 'vitest';
import { type LineWords, toCells } from '../sheet.ts';
import { countOutcomes, planImport } from './plan-import.ts';

const LITTER: LineWords = {
  code: 's-litter',
  categoryKey: 'E0110',
  problemKind: '堆积',
  filingCondition: '裸露垃圾 0.5 平方米以上',
  limit: { value: 4, unit: 'work_hour' },
  closingCondition: '清理干净',
  authority: '市城市管理局',
  legalBasis: '',
  grade: 'B',
};
const ROAD: LineWords = { ...LITTER, code: 's-road', categoryKey: 'E0113', problemKind: '坑洞' };
const CATEGORIES = new Set(['E0110', 'E0113', 'P0102']);
const ACTIVE = [LITTER, ROAD];

/** Rows as the file would hold them, counted from 2 because of the heading. */
const sheet = (...rows: (string | number | null)[][]) =>
  rows.map((cells, index) => ({
    rowNo: index + 2,
    cells: cells.map((cell) => (cell === null ? '' : String(cell))),
  }));
const plan = (...rows: (string | number | null)[][]) =>
  planImport(sheet(...rows), ACTIVE, CATEGORIES);
const cells = (change: Partial<LineWords> = {}) => toCells({ ...LITTER, ...change }, '暴露垃圾');
const withCell = (index: number, value: string) =>
  cells().map((cell, at) => (at === index ? value : cell));

describe('the dry run of an import says of each row', () => {
  it('unchanged, when what was exported comes back', () => {
    const planned = plan(...ACTIVE.map((line) => toCells(line, '名称')));
    expect(planned.map((row) => row.outcome)).toEqual(['same', 'same']);
    expect(planned.every((row) => row.line === null && row.problems.length === 0)).toBe(true);
  });

  it('what changes, column by column', () => {
    const [row] = plan(cells({ limit: { value: 2, unit: 'urgent_hour' }, legalBasis: '条例' }));
    expect(row).toMatchObject({ outcome: 'change', code: 's-litter' });
    expect(row?.problems).toEqual([
      { column: 'F 处置时限', message: '4 → 2' },
      { column: 'G 时限单位', message: '工作时 → 紧急工作时' },
      { column: 'J 法律依据', message: '空 → 条例' },
    ]);
  });

  it('new, retired', () => {
    const planned = plan(cells({ code: 's-cover', categoryKey: 'P0102' }), withCell(11, '停用'));
    expect(planned.map((row) => row.outcome)).toEqual(['add', 'retire']);
    expect(countOutcomes(planned)).toEqual({ add: 1, change: 0, retire: 1, same: 0, error: 0 });
  });

  it.each<[string, number, string, string, string]>([
    ['no number', 0, '', 'A 标准编号', '不能为空'],
    ['a number in Chinese', 0, '标准一', 'A 标准编号', '只能用字母、数字、横线和下划线'],
    ['a number that looks like a version', 0, 's-x-v2', 'A 标准编号', '不能以 -v 加数字结尾'],
    ['a class of the other scheme', 1, 'E0514', 'B 小类代码', '在用编码方案中没有小类 E0514'],
    ['no problem', 3, '', 'D 问题描述', '不能为空'],
    ['a limit of nought', 5, '0', 'F 处置时限', '须是 1 到 999 的整数'],
    ['a limit in words', 5, '四', 'F 处置时限', '须是 1 到 999 的整数'],
    ['half an hour', 5, '0.5', 'F 处置时限', '须是 1 到 999 的整数'],
    ['an unknown grade', 10, 'D', 'K 等级', '须是 A、B、C 或不填'],
    ['an unknown state', 11, '暂停', 'L 状态', '须是启用或停用'],
    ['too long a condition', 4, '长'.repeat(301), 'E 立案条件', '最多 300 个字'],
  ])('an error for %s, with its column', (_what, index, value, column, message) => {
    const [row] = plan(withCell(index, value));
    expect(row?.outcome).toBe('error');
    expect(row?.line).toBeNull();
    expect(row?.problems).toContainEqual({ column, message });
  });

  it('an error for a unit it does not know, with those it knows', () => {
    const [row] = plan(withCell(6, '小时'));
    expect(row?.problems).toEqual([
      {
        column: 'G 时限单位',
        message: '须是紧急分钟、紧急工作时、紧急日、工作时、工作日、自然日之一',
      },
    ]);
  });

  it('an error in every row that shares a number', () => {
    const planned = plan(cells(), toCells(ROAD, ''), cells());
    expect(planned.map((row) => row.outcome)).toEqual(['error', 'same', 'error']);
    expect(planned[0]?.problems[0]).toEqual({
      column: 'A 标准编号',
      message: '编号重复，另见第 4 行',
    });
  });

  it('an error for a second line of the same class and problem', () => {
    const [besideActive] = plan(cells({ code: 's-new' }));
    expect(besideActive?.problems).toEqual([
      { column: 'D 问题描述', message: '同一小类已有这一问题描述的在用标准' },
    ]);
    const [, second] = plan(
      cells({ code: 's-1', problemKind: '散落' }),
      cells({ code: 's-2', problemKind: '散落' }),
    );
    expect(second?.problems[0]?.message).toBe('同一小类的问题描述重复，另见第 2 行');
  });

  it('new for a line that takes the place of one retired in the same file', () => {
    const planned = plan(withCell(11, '停用'), cells({ code: 's-new' }));
    expect(planned.map((row) => row.outcome)).toEqual(['retire', 'add']);
  });

  it('an error for retiring what is not there', () => {
    const [row] = plan(withCell(11, '停用').map((cell, at) => (at === 0 ? 's-gone' : cell)));
    expect(row?.problems[0]?.message).toBe('没有这条在用标准，不能停用');
  });
});
