import type { SchemeDefinition } from '../../../../contract/evaluation-scheme.ts';
import type { Mark } from './figures.ts';
import { type FigureValue, figuresOf, scoreOf } from './score.ts';
import {
  addTallies,
  subtreeOf,
  type Tallies,
  type Tally,
  type TreeUnit,
  tallyMarks,
} from './tally.ts';

/** The evaluation of one subject, as it is shown and as it is frozen. */
export type SubjectResult = {
  kind: Mark['kind'];
  id: string;
  name: string;
  depth: number;
  parentId: string | null;
  figures: FigureValue[];
  score: number | null;
};

/** Everything that is looked at, under every kind of subject. */
export const ALL = 'all';

export type TalliesByKind = Record<Mark['kind'], Tallies>;

export const noTallies = (): TalliesByKind => ({
  unit: new Map(),
  area: new Map(),
  person: new Map(),
});

/** Only sums are kept: a year of cases needs no more room than a day. */
export function addMarks(tallies: TalliesByKind, marks: readonly Mark[]): void {
  for (const kind of ['unit', 'area', 'person'] as const)
    tallyMarks(
      marks.filter((mark) => mark.kind === kind),
      tallies[kind],
    );
}

export type Names = {
  /** What the row above all others is called: the city, or the one district that is looked at. */
  whole: string;
  units: readonly TreeUnit[];
  areas: readonly { id: string; name: string }[];
  people: ReadonlyMap<string, string>;
};

/** Sums become rows: units with what is under them, areas, people, and the city above each. */
export function resultsOf(
  tallies: TalliesByKind,
  names: Names,
  scheme: SchemeDefinition,
): SubjectResult[] {
  const { unit: byUnit, area: byArea, person: byPerson } = tallies;
  const result = (
    kind: Mark['kind'],
    subject: { id: string; name: string; depth?: number; parentId?: string | null },
    tally: Tally,
  ): SubjectResult => {
    const figures = figuresOf(tally, scheme);
    const { id, name, depth = 0, parentId = null } = subject;
    return { kind, id, name, depth, parentId, figures, score: scoreOf(figures, scheme) };
  };
  const city = addTallies(byArea.values());
  const whole = (kind: Mark['kind']) => result(kind, { id: ALL, name: names.whole }, city);
  const units = names.units.flatMap((unit) => {
    const under = subtreeOf(names.units, unit.id).flatMap((one) => byUnit.get(one.id) ?? []);
    return under.length === 0 ? [] : [result('unit', unit, addTallies(under))];
  });
  const areas = names.areas.map((area) =>
    result('area', area, byArea.get(area.id) ?? addTallies([])),
  );
  const people = [...byPerson]
    .map(([id, tally]) => result('person', { id, name: names.people.get(id) ?? id }, tally))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return [whole('unit'), ...units, whole('area'), ...areas, ...people];
}
