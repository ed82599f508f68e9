import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigureId, figureIds } from '../../../../contract/evaluation-scheme.ts';
import { factsOf } from './facts.ts';
import { bitOf, type Mark, marksOf } from './figures.ts';
import { PRESETS } from './presets.ts';
import { FiledPlaces } from './recurrences.ts';
import { addMarks, noTallies, resultsOf } from './results.ts';
import { addTallies, subtreeOf, tallyMarks, walkUnits } from './tally.ts';
import { logOf, minutesAfter, START, STRAIGHT, type Told } from './testing.ts';

const scheme = PRESETS[0]!.definition;
const NOVEMBER = {
  from: new Date('2026-10-31T16:00:00Z'),
  to: new Date('2026-11-30T16:00:00Z'),
};
const marks = (story: Told[], change = {}, definition = scheme, asOf = minutesAfter(2000)) =>
  marksOf(
    { ...factsOf(logOf(story, change), definition.stageMinutes, asOf), hasRecurred: false },
    NOVEMBER,
    definition,
  );
const find = (all: Mark[], kind: Mark['kind'], subjectId: string) =>
  all.find((mark) => mark.kind === kind && mark.subjectId === subjectId);
const said = (mark: Mark | undefined, id: FigureId) =>
  mark && mark.counted & bitOf(id) ? (mark.hit & bitOf(id) ? 'hit' : 'miss') : 'not counted';

describe('what a case counts for', () => {
  it('a case closed in time is a hit for its unit, and the centre’s stages are nobody’s in the field', () => {
    const unit = find(marks(STRAIGHT), 'unit', 'u-env');
    expect(said(unit, 'onTimeHandlingRate')).toBe('hit');
    expect(said(unit, 'onTimeClosingRate')).toBe('hit');
    expect(said(unit, 'lateClosingRate')).toBe('miss');
    expect(said(unit, 'onTimeAcceptRate')).toBe('not counted');
  });

  it('each stage counts for the person who did it', () => {
    const all = marks(STRAIGHT);
    expect(said(find(all, 'person', 'acceptor'), 'onTimeAcceptRate')).toBe('hit');
    expect(said(find(all, 'person', 'dispatcher'), 'onTimeDispatchRate')).toBe('hit');
    expect(said(find(all, 'person', 'worker'), 'firstPassRate')).toBe('hit');
    expect(said(find(all, 'person', 'inspector'), 'onTimeCheckRate')).toBe('hit');
    expect(said(find(all, 'person', 'worker'), 'onTimeCheckRate')).toBe('not counted');
  });

  it('what is still open inside its limit is not due, except where a city counts all that was filed', () => {
    const open = STRAIGHT.slice(0, 4);
    const asOf = minutesAfter(200);
    const all = { ...scheme, dueClose: 'all_filed' as const };
    expect(said(find(marks(open, {}, scheme, asOf), 'unit', 'u-env'), 'closingRate')).toBe(
      'not counted',
    );
    expect(said(find(marks(open, {}, all, asOf), 'unit', 'u-env'), 'closingRate')).toBe('miss');
  });

  it('a deferred case leaves the due ones where a city says so', () => {
    const late: Told[] = [...STRAIGHT.slice(0, 4), [100, 'grant_deferral', 'handling', 'leader']];
    const jinhua = { ...scheme, dueClose: 'less_deferred' as const };
    expect(said(find(marks(late), 'unit', 'u-env'), 'deferralRate')).toBe('hit');
    expect(said(find(marks(late, {}, jinhua), 'unit', 'u-env'), 'closingRate')).toBe('not counted');
  });

  it('an order sent back counts for the unit that sent it, the work for the unit that has it', () => {
    const story: Told[] = [
      ...STRAIGHT.slice(0, 3),
      [40, 'return', 'pending_dispatch', 'head', 'u-env'],
      [50, 'dispatch', 'pending_handle', 'dispatcher', 'u-roads'],
    ];
    const all = marks(story);
    expect(said(find(all, 'unit', 'u-env'), 'returnRate')).toBe('hit');
    expect(said(find(all, 'unit', 'u-env'), 'handlingRate')).toBe('not counted');
    expect(said(find(all, 'unit', 'u-roads'), 'returnRate')).toBe('miss');
    expect(said(find(all, 'unit', 'u-roads'), 'overdueOpenRate')).toBe('hit');
  });

  it.each<[string, Told]>([
    ['voided', [200, 'void_filed', 'voided']],
    ['merged', [200, 'merge', 'merged']],
    ['appealed', [200, 'grant_overdue_appeal', 'closed']],
  ])('a %s case is in no rate of its unit', (_what, step) => {
    const unit = find(marks([...STRAIGHT, step]), 'unit', 'u-env');
    expect(said(unit, 'closingRate')).toBe('not counted');
    expect(said(unit, 'onTimeHandlingRate')).toBe('not counted');
  });

  it('what an inspector settles on the spot has its own column and nothing else of the loop', () => {
    const area = find(marks([[0, 'self_handle', 'closed', 'inspector']]), 'area', 'west');
    expect(said(area, 'selfHandled')).toBe('hit');
    expect(said(area, 'filingRate')).toBe('not counted');
    expect(said(area, 'closingRate')).toBe('not counted');
  });

  it('a case of another month counts for nothing, and the first moment of the next month is not this one', () => {
    expect(marks(STRAIGHT, { reportedAt: NOVEMBER.to, filedAt: NOVEMBER.to })).toEqual([]);
    expect(marks(STRAIGHT, { reportedAt: NOVEMBER.from, filedAt: NOVEMBER.from })).not.toEqual([]);
  });

  it('four stars satisfy, three do not, none is no rating', () => {
    const rated = (stars: number | null) =>
      said(find(marks(STRAIGHT, { stars }), 'unit', 'u-env'), 'satisfactionRate');
    expect([rated(4), rated(3), rated(null)]).toEqual(['hit', 'miss', 'not counted']);
  });
});

describe('a problem that came back', () => {
  const near = { days: 30, radiusM: 50 };
  const at = { longitude: 119.2, latitude: 36.5 };
  const closed = { id: 'a', categoryKey: 'E0110', closedAt: START, ...at };
  const day = (days: number) => new Date(START.getTime() + days * 86_400_000);
  it('an accepted dispute says the same as the same thing filed again', () => {
    const disputed = (reason: string): Told[] => [
      ...STRAIGHT,
      [200, 'dispute', 'closed', 'citizen-1'],
      [260, 'answer_dispute', 'closed', 'acceptor', reason],
    ];
    const bit = bitOf('recurrenceRate');
    const unitHits = (story: Told[]) =>
      marks(story).filter((mark) => mark.kind === 'unit' && (mark.hit & bit) !== 0).length;
    expect(unitHits(disputed('accepted'))).toBe(1);
    expect(unitHits(disputed('not_accepted'))).toBe(0);
  });

  it.each([
    ['the same thing, there, a week later', {}, true],
    ['on the last moment of the month', { filedAt: day(30) }, true],
    ['a day too late', { filedAt: day(31) }, false],
    ['before it was closed', { filedAt: day(-1) }, false],
    ['another kind of thing', { categoryKey: 'E0111' }, false],
    ['49 m away', { latitude: 36.5 + 49 / 111_195 }, true],
    ['51 m away', { latitude: 36.5 + 51 / 111_195 }, false],
    ['the case itself', { id: 'a' }, false],
  ])('%s: %s → %s', (_what, change, hasRecurred) => {
    const places = new FiledPlaces();
    places.add({ id: 'b', categoryKey: 'E0110', filedAt: day(7), ...at, ...change });
    expect(places.hasRecurred(closed, near)).toBe(hasRecurred);
  });
});

/** Any bits at all: the arithmetic must hold whatever cases do. */
const anyMark = fc
  .record({
    kind: fc.constantFrom<Mark['kind']>('unit', 'area', 'person'),
    subjectId: fc.constantFrom('u-1', 'u-2', 'u-3', 'u-4'),
    caseId: fc.uuid(),
    counted: fc.integer({ min: 0, max: 2 ** figureIds.length - 1 }),
    hit: fc.integer({ min: 0, max: 2 ** figureIds.length - 1 }),
  })
  .map((mark) => ({ ...mark, caseNo: mark.caseId, hit: mark.hit & mark.counted }));
const UNITS = [
  { id: 'u-1', name: '市', parentId: null },
  { id: 'u-2', name: '区', parentId: 'u-1' },
  { id: 'u-3', name: '街道', parentId: 'u-2' },
  { id: 'u-4', name: '公司', parentId: 'u-1' },
];

describe('the arithmetic', () => {
  it('there is room for every figure in one mark', () => {
    expect(figureIds.length).toBeLessThanOrEqual(31);
    expect(new Set(figureIds).size).toBe(figureIds.length);
  });

  it('every rate lies between 0 and 1, and nothing counted is no rate', () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 60 }), (all) => {
        const names = { whole: '全市', units: walkUnits(UNITS), areas: [], people: new Map() };
        const tallies = noTallies();
        addMarks(tallies, all);
        for (const { figures, score } of resultsOf(tallies, names, scheme)) {
          for (const { numerator, denominator, rate } of figures) {
            expect(numerator).toBeLessThanOrEqual(denominator);
            if (denominator === 0) expect(rate).toBeNull();
            else if (rate !== null) expect(rate >= 0 && rate <= 1).toBe(true);
          }
          if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
        }
      }),
    );
  });

  it('rolling up gives what counting again gives, at every level of the tree', () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 60 }), (all) => {
        const walked = walkUnits(UNITS);
        const own = tallyMarks(all.filter((mark) => mark.kind === 'unit'));
        for (const unit of walked) {
          const under = subtreeOf(walked, unit.id).map((one) => one.id);
          const inside = all.filter(
            (mark) => mark.kind === 'unit' && under.includes(mark.subjectId),
          );
          const again = addTallies([
            ...tallyMarks(inside.map((mark) => ({ ...mark, subjectId: 'x' }))).values(),
          ]);
          expect(addTallies(under.map((id) => own.get(id)))).toEqual(again);
        }
      }),
    );
  });

  it('the tree is walked from the top, each unit before what is under it', () => {
    expect(walkUnits(UNITS).map((unit) => [unit.id, unit.depth])).toEqual([
      ['u-1', 0],
      ['u-2', 1],
      ['u-3', 2],
      ['u-4', 1],
    ]);
    expect(subtreeOf(walkUnits(UNITS), 'u-2').map((unit) => unit.id)).toEqual(['u-2', 'u-3']);
  });
});
