import type { z } from 'zod';
import type { limitUnit } from '../../../../contract/cases.ts';
import { LIMIT_UNIT_NAMES, type LineWords } from '../../../../contract/standards.ts';
import type { Column } from '../../../lib/xlsx.ts';

type LimitUnit = z.output<typeof limitUnit>;

export type { LineWords };

export type SheetRow = { rowNo: number; cells: string[] };
export type Problem = { column: string; message: string };

/** One table for both directions: what is exported can be changed and imported again. */
export const COLUMNS = [
  { title: '标准编号', width: 14 },
  { title: '小类代码', width: 10 },
  { title: '小类名称', width: 18 },
  { title: '问题描述', width: 18 },
  { title: '立案条件', width: 44 },
  { title: '处置时限', width: 10 },
  { title: '时限单位', width: 12 },
  { title: '结案条件', width: 36 },
  { title: '主管部门', width: 22 },
  { title: '法律依据', width: 30 },
  { title: '等级', width: 8 },
  { title: '状态', width: 8 },
] as const satisfies readonly Column[];

const CODE = 0;
const CATEGORY = 1;
const KIND = 3;
const FILING = 4;
const LIMIT = 5;
const UNIT = 6;
const CLOSING = 7;
const AUTHORITY = 8;
const LAW = 9;
const GRADE = 10;
const STATE = 11;

const RETIRED = '停用';
const MAX_LIMIT = 999;

/** A column as a person looks for it: letter and heading. */
export const columnName = (index: number): string =>
  `${String.fromCharCode(65 + index)} ${COLUMNS[index]?.title ?? ''}`;

const unitNamed = new Map(
  Object.entries(LIMIT_UNIT_NAMES).map(([unit, name]) => [name, unit as LimitUnit]),
);

export const isHeading = (cells: readonly string[]): boolean =>
  COLUMNS.every(({ title }, index) => cells[index] === title);

export function toCells(line: LineWords, categoryName: string): (string | number | null)[] {
  const { limit } = line;
  return [
    line.code,
    line.categoryKey,
    categoryName,
    line.problemKind,
    line.filingCondition,
    limit.value,
    LIMIT_UNIT_NAMES[limit.unit],
    line.closingCondition,
    line.authority,
    line.legalBasis,
    line.grade,
    '启用',
  ];
}

/** Reads one row on its own; whether it fits the others is decided by the plan. */
export function readRow(cells: readonly string[], categories: ReadonlySet<string>) {
  const problems: Problem[] = [];
  const complain = (index: number, message: string) =>
    problems.push({ column: columnName(index), message });
  const text = (index: number, maxLength: number, isRequired = true): string => {
    const value = cells[index] ?? '';
    if (isRequired && value === '') complain(index, '不能为空');
    if (value.length > maxLength) complain(index, `最多 ${maxLength} 个字`);
    return value;
  };
  const code = text(CODE, 24);
  if (code !== '' && !/^[A-Za-z0-9_-]+$/.test(code))
    complain(CODE, '只能用字母、数字、横线和下划线');
  // Such an ending names a version.
  if (/-v\d+$/.test(code)) complain(CODE, '不能以 -v 加数字结尾');
  const categoryKey = text(CATEGORY, 10);
  if (categoryKey !== '' && !categories.has(categoryKey))
    complain(CATEGORY, `在用编码方案中没有小类 ${categoryKey}`);
  const value = Number(cells[LIMIT]);
  if (!Number.isInteger(value) || value < 1 || value > MAX_LIMIT)
    complain(LIMIT, `须是 1 到 ${MAX_LIMIT} 的整数`);
  const unit = unitNamed.get(cells[UNIT] ?? '');
  if (!unit) complain(UNIT, `须是${[...unitNamed.keys()].join('、')}之一`);
  const grade = cells[GRADE] || null;
  if (!isGrade(grade)) complain(GRADE, '须是 A、B、C 或不填');
  const state = cells[STATE] ?? '';
  if (!['', '启用', RETIRED].includes(state)) complain(STATE, '须是启用或停用');
  const line: LineWords = {
    code,
    categoryKey,
    problemKind: text(KIND, 40),
    filingCondition: text(FILING, 300),
    limit: { value, unit: unit ?? 'work_day' },
    closingCondition: text(CLOSING, 300),
    authority: text(AUTHORITY, 60, false),
    legalBasis: text(LAW, 200, false),
    grade: isGrade(grade) ? grade : null,
  };
  return { line, isRetired: state === RETIRED, problems: inOrder(problems) };
}

const isGrade = (grade: string | null): grade is LineWords['grade'] =>
  grade === null || ['A', 'B', 'C'].includes(grade);

const WORDS: [keyof LineWords, number][] = [
  ['categoryKey', CATEGORY],
  ['problemKind', KIND],
  ['filingCondition', FILING],
  ['closingCondition', CLOSING],
  ['authority', AUTHORITY],
  ['legalBasis', LAW],
  ['grade', GRADE],
];

/** What an edit changes, column by column; nothing when the two lines say the same. */
export function compareLines(before: LineWords, after: LineWords): Problem[] {
  const changes: Problem[] = [];
  const note = (index: number, from: string, to: string) => {
    if (from !== to)
      changes.push({ column: columnName(index), message: `${from || '空'} → ${to || '空'}` });
  };
  for (const [field, index] of WORDS)
    note(index, String(before[field] ?? ''), String(after[field] ?? ''));
  note(LIMIT, String(before.limit.value), String(after.limit.value));
  note(UNIT, LIMIT_UNIT_NAMES[before.limit.unit], LIMIT_UNIT_NAMES[after.limit.unit]);
  return inOrder(changes);
}

// From left to right, as one reads a row.
const inOrder = (problems: Problem[]): Problem[] =>
  problems.sort((a, b) => a.column.charCodeAt(0) - b.column.charCodeAt(0));

export const atCode = (message: string): Problem => ({ column: columnName(CODE), message });
export const atKind = (message: string): Problem => ({ column: columnName(KIND), message });
