import {
  type FigureId,
  type FormulaGroup,
  type FormulaPart,
  figureIds,
  INDICATORS,
  type IndicatorId,
  type SchemeDefinition,
} from '../../../../contract/evaluation-scheme.ts';
import type { Tally } from './tally.ts';

export type FigureValue = {
  id: FigureId;
  numerator: number;
  denominator: number;
  /** Null = not rated. */
  rate: number | null;
};
/** Marks of assessors by name, 0–100. */
export type GivenMarks = Readonly<Record<string, number>>;

/** An empty denominator gives no rate, and few ratings give no satisfaction. */
export function figuresOf(tally: Tally, { minRatings }: SchemeDefinition): FigureValue[] {
  return figureIds.map((id, place) => {
    const numerator = tally.hits[place] ?? 0;
    const denominator = tally.counts[place] ?? 0;
    const least = id === 'satisfactionRate' ? minRatings : 1;
    const rate = denominator < least ? null : round(numerator / denominator, 4);
    return { id, numerator, denominator, rate };
  });
}

type Figures = ReadonlyMap<FigureId, FigureValue>;

/** The score with two decimals; null when nothing in it can be rated. */
export function scoreOf(
  figures: readonly FigureValue[],
  scheme: SchemeDefinition,
  marks: GivenMarks = {},
): number | null {
  const byId: Figures = new Map(figures.map((figure) => [figure.id, figure]));
  const { method } = scheme;
  const score =
    method.kind === 'weights'
      ? weigh(byId, method.weights)
      : scoreGroups(byId, method.groups, marks);
  if (score === null) return null;
  return scheme.rounding === 'truncate' ? truncate(score) : round(score, 2);
}

/** What cannot be rated leaves its weight to the others. */
function weigh(figures: Figures, weights: Partial<Record<IndicatorId, number>>): number | null {
  let points = 0;
  let rated = 0;
  for (const [id, weight] of Object.entries(weights) as [IndicatorId, number][]) {
    const rate = exactRate(figures, id);
    if (rate === null) continue;
    points += weight * (INDICATORS[id].better === 'high' ? rate : 1 - rate);
    rated += weight;
  }
  return rated === 0 ? null : (points / rated) * 100;
}

function scoreGroups(figures: Figures, groups: FormulaGroup[], marks: GivenMarks): number | null {
  let all = 0;
  let rated = 0;
  for (const group of groups) {
    const points = sumOf(group.parts, ratedPoints);
    const ratedHere = sumOf(group.parts, (part) =>
      earnedBy(part, figures, marks) === null ? 0 : ratedPoints(part),
    );
    const worth = (group.worth ?? points) * group.factor;
    all += worth;
    rated += points === 0 ? 0 : (worth * ratedHere) / points;
  }
  if (rated === 0) return null;
  const spread = all / rated;
  return sumOf(groups, (group) => scoreGroup(group, figures, marks, spread));
}

function scoreGroup(
  group: FormulaGroup,
  figures: Figures,
  marks: GivenMarks,
  spread: number,
): number {
  const isClosedNone = figures.get('firstPassRate')?.denominator === 0;
  if (group.needsClosed && isClosedNone && (figures.get('filed')?.denominator ?? 0) > 0) return 0;
  const sum = sumOf(group.parts, (part) => {
    const value = earnedBy(part, figures, marks) ?? 0;
    return ratedPoints(part) > 0 ? value * spread : value;
  });
  const held = Math.min(group.max ?? Infinity, Math.max(group.min ?? -Infinity, sum));
  return held * group.factor;
}

/** What a part is worth at best, when it depends on something that may be missing. */
function ratedPoints(part: FormulaPart): number {
  return part.kind === 'count' || part.kind === 'fixed' ? 0 : Math.abs(part.points);
}

function earnedBy(part: FormulaPart, figures: Figures, marks: GivenMarks): number | null {
  if (part.kind === 'fixed') return part.points;
  if (part.kind === 'count') return (figures.get(part.figure)?.numerator ?? 0) * part.perCase;
  if (part.kind === 'mark') {
    const mark = marks[part.name];
    return mark === undefined ? null : (part.points * mark) / 100;
  }
  const rate = exactRate(figures, part.figure);
  if (rate === null) return null;
  if (part.kind === 'rate') return part.points * (part.isInverted ? 1 - rate : rate);
  return part.points - Math.max(0, (part.from - rate) * 100) * part.perPoint;
}

/** The figure itself is rounded for show; a score is counted from the cases. */
function exactRate(figures: Figures, id: FigureId): number | null {
  const figure = figures.get(id);
  return figure && figure.rate !== null ? figure.numerator / figure.denominator : null;
}

export function gradeOf(score: number | null, { grades }: SchemeDefinition): string | null {
  if (score === null) return null;
  return (grades.find((one) => score >= one.min) ?? grades.at(-1))?.grade ?? null;
}

/** Percents with at most two decimals that make exactly 100. */
export function isFullWeight(weights: Partial<Record<IndicatorId, number>>): boolean {
  const hundredths = Object.values(weights).map((weight) => (weight ?? 0) * 100);
  const isPlain = hundredths.every((one) => Math.abs(one - Math.round(one)) < 1e-6);
  return isPlain && hundredths.reduce((sum, one) => sum + Math.round(one), 0) === 10_000;
}

/** The names of marks that people have to give before the formula is whole. */
export function marksIn({ method }: SchemeDefinition): string[] {
  if (method.kind === 'weights') return [];
  return method.groups.flatMap((group) =>
    group.parts.flatMap((part) => (part.kind === 'mark' ? [part.name] : [])),
  );
}

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

// 0.1 + 0.2 must not turn 78.995 into 78.99: the noise of the last bits is taken off first.
const settle = (value: number) => Number(value.toPrecision(12));
const round = (value: number, decimals: number) =>
  Math.round(settle(value * 10 ** decimals)) / 10 ** decimals;
const truncate = (value: number) => Math.trunc(settle(value * 100)) / 100;
