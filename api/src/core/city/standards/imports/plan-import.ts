import type { ImportOutcome } from '../../../../../contract/standards.ts';
import {
  atCode,
  atKind,
  compareLines,
  type LineWords,
  type Problem,
  readRow,
  type SheetRow,
} from '../sheet.ts';

export type PlannedRow = {
  rowNo: number;
  outcome: ImportOutcome;
  code: string;
  /** What is to be written; null when nothing is. */
  line: LineWords | null;
  problems: Problem[];
};

/** What each row of a spreadsheet would do to the active lines. A line that is not in the file stays as it is. */
export function planImport(
  rows: readonly SheetRow[],
  active: readonly LineWords[],
  categories: ReadonlySet<string>,
): PlannedRow[] {
  const known = new Map(active.map((line) => [line.code, line]));
  const read = rows.map((row) => ({ rowNo: row.rowNo, ...readRow(row.cells, categories) }));
  const codeRows = rowsBy(read, ({ line }) => line.code);
  const kindRows = rowsBy(
    [
      ...read.filter((row) => !row.isRetired),
      ...active.filter((line) => !codeRows.has(line.code)).map((line) => ({ rowNo: 0, line })),
    ],
    ({ line }) => kindOf(line),
  );
  return read.map(({ rowNo, line, isRetired, problems }) => {
    const before = known.get(line.code);
    const all = [...problems];
    const others = (map: Map<string, number[]>, key: string) =>
      (map.get(key) ?? []).filter((other) => other !== rowNo);
    const twins = others(codeRows, line.code);
    if (line.code !== '' && twins.length > 0)
      all.push(atCode(`编号重复，另见第 ${twins.join('、')} 行`));
    const sameKind = isRetired ? [] : others(kindRows, kindOf(line));
    if (line.problemKind !== '' && sameKind.length > 0) all.push(atKind(sayTwin(sameKind)));
    if (isRetired && !before) all.push(atCode('没有这条在用标准，不能停用'));
    if (all.length > 0)
      return { rowNo, outcome: 'error', code: line.code, line: null, problems: all };
    return { rowNo, code: line.code, ...decideRow(before, line, isRetired) };
  });
}

function decideRow(
  before: LineWords | undefined,
  line: LineWords,
  isRetired: boolean,
): Pick<PlannedRow, 'outcome' | 'line' | 'problems'> {
  if (isRetired) return { outcome: 'retire', line, problems: [] };
  if (!before) return { outcome: 'add', line, problems: [] };
  const changes = compareLines(before, line);
  return changes.length > 0
    ? { outcome: 'change', line, problems: changes }
    : { outcome: 'same', line: null, problems: [] };
}

export function countOutcomes(rows: readonly PlannedRow[]): Record<ImportOutcome, number> {
  const counts = { add: 0, change: 0, retire: 0, same: 0, error: 0 };
  for (const { outcome } of rows) counts[outcome]++;
  return counts;
}

// A class and a kind of problem make a line; two such lines could not be told apart when filing.
const kindOf = (line: LineWords): string => `${line.categoryKey} ${line.problemKind}`;

const sayTwin = (rowNos: number[]): string =>
  rowNos.includes(0)
    ? '同一小类已有这一问题描述的在用标准'
    : `同一小类的问题描述重复，另见第 ${rowNos.join('、')} 行`;

function rowsBy<Row extends { rowNo: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const same = found.get(keyOf(row));
    if (same) same.push(row.rowNo);
    else found.set(keyOf(row), [row.rowNo]);
  }
  return found;
}
