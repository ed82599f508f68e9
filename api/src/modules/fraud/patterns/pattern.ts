/** One report as the patterns see it. */
export type PatternReport = {
  caseNo: string;
  caseId: string;
  personId: string;
  pickId: string;
  areaId: string;
  longitude: number;
  latitude: number;
  cell: number;
  seenAt: Date;
  filedAt: Date | null;
  filedBy: string | null;
};

export type PatternCode = 'place_ring' | 'collusion' | 'staged';
export type Pattern = { personId: string; code: PatternCode; words: string; figures: object };

export function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

export const dayOf = (at: Date): number => Math.floor(at.getTime() / 86_400_000);

const ROW = 2 ** 20;
/** Cells from west to east, and then the next row to the north. */
export const rowOf = (cell: number): number => Math.floor(cell / ROW);
export const cellsAround = (cell: number): number[] =>
  [-ROW, 0, ROW].flatMap((row) => [cell + row - 1, cell + row, cell + row + 1]);
