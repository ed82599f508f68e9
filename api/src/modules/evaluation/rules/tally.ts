import type { Unit } from '../../../../contract/accounts.ts';
import { figureIds } from '../../../../contract/evaluation-scheme.ts';
import type { Mark } from './figures.ts';

/** Numerators and denominators by the position of the figure. */
export type Tally = { hits: number[]; counts: number[] };

const newTally = (): Tally => ({
  hits: figureIds.map(() => 0),
  counts: figureIds.map(() => 0),
});

/** One tally per subject. */
export type Tallies = Map<string, Tally>;

/** Adds marks up, one tally per subject; to what was added before, if that is given. */
export function tallyMarks(
  marks: Iterable<Pick<Mark, 'subjectId' | 'counted' | 'hit'>>,
  tallies: Tallies = new Map(),
): Tallies {
  for (const { subjectId, counted, hit } of marks) {
    const tally = tallies.get(subjectId) ?? newTally();
    tallies.set(subjectId, tally);
    for (let bits = counted; bits !== 0; bits &= bits - 1) {
      const place = 31 - Math.clz32(bits & -bits);
      tally.counts[place] = (tally.counts[place] ?? 0) + 1;
      if (hit & (1 << place)) tally.hits[place] = (tally.hits[place] ?? 0) + 1;
    }
  }
  return tallies;
}

/** Sums, never averages: a large and a small unit weigh as many cases as they have. */
export function addTallies(tallies: Iterable<Tally | undefined>): Tally {
  const sum = newTally();
  for (const tally of tallies)
    for (const place of figureIds.keys()) {
      sum.hits[place] = (sum.hits[place] ?? 0) + (tally?.hits[place] ?? 0);
      sum.counts[place] = (sum.counts[place] ?? 0) + (tally?.counts[place] ?? 0);
    }
  return sum;
}

export type TreeUnit = Pick<Unit, 'id' | 'name' | 'parentId'> & { depth: number };

/** The unit tree from the top down, each unit followed by what is under it. */
export function walkUnits(units: readonly Pick<Unit, 'id' | 'name' | 'parentId'>[]): TreeUnit[] {
  const known = new Set(units.map((unit) => unit.id));
  const walked: TreeUnit[] = [];
  const visit = (parentId: string | null, depth: number) => {
    for (const unit of units) {
      const isRoot = unit.parentId === null || !known.has(unit.parentId);
      if (parentId === null ? !isRoot : unit.parentId !== parentId) continue;
      walked.push({ id: unit.id, name: unit.name, parentId: unit.parentId, depth });
      visit(unit.id, depth + 1);
    }
  };
  visit(null, 0);
  return walked;
}

/** A unit and all that is under it, out of a walked tree. */
export function subtreeOf(walked: readonly TreeUnit[], unitId: string): TreeUnit[] {
  const start = walked.findIndex((unit) => unit.id === unitId);
  const top = walked[start];
  if (!top) return [];
  const end = walked.findIndex((unit, index) => index > start && unit.depth <= top.depth);
  return walked.slice(start, end === -1 ? undefined : end);
}
