import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FigureId,
  figureIds,
  type IndicatorId,
  indicatorIds,
  type SchemeDefinition,
  schemeDefinition,
} from '../../../../contract/evaluation-scheme.ts';
import { PRESETS } from './presets.ts';
import { figuresOf, gradeOf, isFullWeight, marksIn, scoreOf } from './score.ts';

const preset = (id: string): SchemeDefinition =>
  PRESETS.find((scheme) => scheme.id === id)!.definition;

/** Figures by name: numerator and denominator; what is not named is empty. */
function tallyOf(given: Partial<Record<FigureId, [number, number]>>) {
  return {
    hits: figureIds.map((id) => given[id]?.[0] ?? 0),
    counts: figureIds.map((id) => given[id]?.[1] ?? 0),
  };
}
const score = (
  id: string,
  given: Partial<Record<FigureId, [number, number]>>,
  marks: Record<string, number> = {},
) => scoreOf(figuresOf(tallyOf(given), preset(id)), preset(id), marks);

const SEVEN = {
  onTimeHandlingRate: [90, 100],
  closingRate: [95, 100],
  firstPassRate: [80, 95],
  satisfactionRate: [18, 20],
  recurrenceRate: [5, 95],
  extensionRate: [10, 100],
  deferralRate: [2, 100],
} as const satisfies Partial<Record<FigureId, [number, number]>>;

describe('seven weighted indicators', () => {
  it('where less is better the rate is turned round', () => {
    // 30×.9 + 20×.95 + 15×80/95 + 10×.9 + 10×90/95 + 10×.9 + 5×.98
    expect(score('weifang7', { ...SEVEN })).toBe(91.01);
  });

  it('an empty denominator is not rated, and its weight goes to the others', () => {
    const { deferralRate: _, ...six } = SEVEN;
    // (91.0052… − 4.9) / 95 × 100
    expect(score('weifang7', { ...six })).toBe(90.64);
    expect(
      figuresOf(tallyOf(six), preset('weifang7')).find((one) => one.id === 'deferralRate')?.rate,
    ).toBeNull();
  });

  it('nine ratings are no satisfaction, ten are', () => {
    const rate = (ratings: number) =>
      figuresOf(tallyOf({ satisfactionRate: [ratings, ratings] }), preset('weifang7')).find(
        (one) => one.id === 'satisfactionRate',
      )?.rate;
    expect([rate(9), rate(10)]).toEqual([null, 1]);
  });

  it('with nothing to measure there is no score, neither 0 nor 100, and no grade', () => {
    expect(score('weifang7', {})).toBeNull();
    expect(gradeOf(null, preset('weifang7'))).toBeNull();
  });

  it('whoever is unrated leaves the mean of the rated: leaving a figure out never changes equal ones', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.subarray([...indicatorIds], { minLength: 1 }),
        (hits, kept) => {
          const weights = Object.fromEntries(kept.map((id) => [id, 100 / kept.length]));
          const scheme: SchemeDefinition = {
            ...preset('weifang7'),
            method: { kind: 'weights', weights },
          };
          const tally = (ids: readonly IndicatorId[]) =>
            tallyOf(
              Object.fromEntries(
                ids.map((id) => [
                  id,
                  id.match(/late|rework|recurrence|extension|deferral|return|overdue/)
                    ? [50 - hits, 50]
                    : [hits, 50],
                ]),
              ),
            );
          expect(scoreOf(figuresOf(tally(kept), scheme), scheme)).toBe(hits * 2);
          expect(scoreOf(figuresOf(tally(kept.slice(0, 1)), scheme), scheme)).toBe(hits * 2);
        },
      ),
    );
  });
});

describe('weights', () => {
  it.each([
    ['exactly 100', { closingRate: 60, firstPassRate: 40 }, true],
    ['a hundredth too little', { closingRate: 60, firstPassRate: 39.99 }, false],
    ['a hundredth too much', { closingRate: 60, firstPassRate: 40.01 }, false],
    ['thirds that make 100', { closingRate: 33.33, firstPassRate: 33.33, reworkRate: 33.34 }, true],
    [
      'sums that floating point gets wrong',
      { closingRate: 0.1, firstPassRate: 0.2, reworkRate: 99.7 },
      true,
    ],
    ['three decimals', { closingRate: 33.333, firstPassRate: 66.667 }, false],
    ['nothing', {}, false],
  ])('%s: %j → %s', (_what, weights, isFull) => {
    expect(isFullWeight(weights)).toBe(isFull);
  });

  it('every scheme that ships is well formed, and weights make 100', () => {
    for (const { id, definition } of PRESETS) {
      expect(schemeDefinition.parse(definition), id).toEqual(definition);
      if (definition.method.kind === 'weights')
        expect(isFullWeight(definition.method.weights), id).toBe(true);
    }
  });
});

const YUNCHENG = {
  onTimeClosingRate: [180, 200],
  lateClosingRate: [15, 200],
  extensionRate: [20, 200],
  reworkRate: [10, 200],
  closingRate: [195, 200],
  firstPassRate: [185, 195],
  filed: [200, 200],
} as const satisfies Partial<Record<FigureId, [number, number]>>;

describe('Yuncheng', () => {
  it('a late close earns 40 % of one in time', () => {
    // (90 + 7.5 % × 40) × 0.8 + 0.9 × 10 + 0.95 × 10
    expect(score('yuncheng', { ...YUNCHENG })).toBe(92.9);
  });

  it('a team is 70 % system, 15 % team and 15 % street office', () => {
    const marks = { 大队评分: 80, 街办评分: 100 };
    expect(score('yuncheng-enforcement', { ...YUNCHENG }, marks)).toBe(92.03);
    expect(marksIn(preset('yuncheng-enforcement'))).toEqual(['大队评分', '街办评分']);
  });

  it('without the marks of people the system part stands for the whole', () => {
    expect(score('yuncheng-greening', { ...YUNCHENG })).toBe(92.9);
  });

  it('sanitation loses a hundredth a case, down to nothing and not below', () => {
    // 92.9 × 0.3 + (100 − 2) × 0.3 + 90 × 0.4
    expect(score('yuncheng-sanitation', { ...YUNCHENG }, { 中心评分: 90 })).toBe(93.27);
    const many = { ...YUNCHENG, filed: [20_000, 20_000] as [number, number] };
    expect(score('yuncheng-sanitation', many, { 中心评分: 90 })).toBe(63.87);
  });
});

describe('the district platform', () => {
  const DISTRICT = {
    onTimeClosingRate: [61, 70],
    closingRate: [68, 70],
    reworkRate: [4, 90],
    firstPassRate: [64, 68],
    filed: [90, 90],
    supervised: [3, 3],
    supervisedOpen: [1, 1],
  } as const satisfies Partial<Record<FigureId, [number, number]>>;

  it('is cut off after two decimals, not rounded', () => {
    // 43.5714… + 29.1428… + 9.5555… + (10 − 1.5 − 1) = 89.7698…
    expect(score('district-platform', { ...DISTRICT })).toBe(89.76);
  });

  it('filed but nothing closed: rework and supervision are worth nothing', () => {
    const none = {
      ...DISTRICT,
      onTimeClosingRate: [0, 70] as [number, number],
      closingRate: [0, 70] as [number, number],
      firstPassRate: [0, 0] as [number, number],
    };
    expect(score('district-platform', none)).toBe(0);
  });
});

describe('Jinhua', () => {
  const JINHUA = {
    onTimeClosingRate: [70, 100],
    closingRate: [90, 100],
    urgentClosingRate: [20, 20],
    urgentOnTimeClosingRate: [19, 20],
    reworkRate: [0, 100],
    filed: [100, 100],
  } as const satisfies Partial<Record<FigureId, [number, number]>>;

  it('at the thresholds all the points of the known items are there', () => {
    expect(score('jinhua', { ...JINHUA })).toBe(85);
  });

  it.each([
    ['on-time closing three points short', { onTimeClosingRate: [67, 100] }, 82],
    ['closing five points short', { closingRate: [85, 100] }, 80],
    ['an urgent case left open', { urgentClosingRate: [19, 20] }, 82.5],
    ['two urgent cases late', { urgentOnTimeClosingRate: [18, 20] }, 82.5],
    [
      'four reworks, one of them failed three times',
      { reworkRate: [4, 100], failedThrice: [1, 1] },
      83.7,
    ],
    ['closing so poor that nothing is left of its points', { closingRate: [50, 100] }, 65],
  ])('%s', (_what, change, expected) => {
    expect(score('jinhua', { ...JINHUA, ...(change as object) })).toBe(expected);
  });
});

describe('grades', () => {
  it.each([
    [100, 'A'],
    [90, 'A'],
    [89.99, 'B'],
    [60, 'C'],
    [59.99, 'D'],
    [-3, 'D'],
  ])('%s points are %s', (points, grade) => {
    expect(gradeOf(points, preset('weifang7'))).toBe(grade);
  });
});
