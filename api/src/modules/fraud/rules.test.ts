import { describe, expect, it } from 'vitest';
import { cellOf } from '../../lib/geo.ts';
import { findCollusion } from './patterns/collusion.ts';
import { type Copy, type Facts, type WeighedReport, weigh } from './rules.ts';
import { measure } from './testing/measure.ts';
import { makeWorld } from './testing/world.ts';

const NOON = new Date('2026-11-20T04:00:00Z');
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);
const PLACE = { longitude: 119.2, latitude: 36.5 };
const NORTH_100M = 100 / 111_195;

const report = (change: Partial<WeighedReport> = {}): WeighedReport => ({
  caseId: 'c1',
  caseNo: 'N1',
  pickId: 'litter',
  longitude: 119.2,
  latitude: 36.5,
  accuracyM: 10,
  seenAt: NOON,
  filedAt: NOON,
  isDropped: false,
  ...change,
});
const facts = (change: Partial<Facts> = {}): Facts => ({
  report: { ...report(), capturedAt: NOON, reportedAt: NOON },
  photos: [{ id: 'p1', hintTakenAt: NOON, hintLongitude: 119.2, hintLatitude: 36.5 }],
  copies: [],
  recent: [],
  filedCount: 1,
  deviceAccounts: 1,
  phoneAccounts: 1,
  patterns: [],
  watch: null,
  ...change,
});
const photo = (change: object) => ({ photos: [{ ...facts().photos[0]!, ...change }] });
const copy = (change: Partial<Copy> = {}): Copy => ({
  photoId: 'p1',
  how: 'bytes',
  distance: 0,
  otherPhotoId: 'p0',
  otherCaseId: 'c0',
  otherCaseNo: 'N0',
  isSamePerson: false,
  isAlive: true,
  ...change,
});
const others = (count: number, change: Partial<WeighedReport> = {}) =>
  Array.from({ length: count }, (_, n) => report({ caseId: `o${n}`, caseNo: `O${n}`, ...change }));

it('an honest report has nothing against it', () => {
  expect(weigh(facts())).toEqual({ score: 0, signals: [], isHeld: false });
});

describe('a person looks at', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['the same file', { copies: [copy()] }, 'same_picture'],
    ['a like picture', { copies: [copy({ how: 'crop', distance: 30 })] }, 'near_picture'],
    ['four of one kind in one street', { recent: others(3) }, 'splitting'],
    [
      'a street reported step by step, each near the last',
      {
        recent: [90, 180, 270].map(
          (m) => others(1, { latitude: 36.5 + (NORTH_100M * m) / 100 })[0]!,
        ),
      },
      'splitting',
    ],
    [
      'one spot that stands out',
      {
        patterns: [
          { code: 'staged', words: '一处反复上报同类问题', spot: { ...PLACE, pickId: 'litter' } },
        ],
      },
      'staged',
    ],
    [
      'a journey of 22 km in five minutes',
      { recent: others(1, { latitude: 36.7, seenAt: minutes(-5) }) },
      'speed',
    ],
    ['the fifth account of one phone', { deviceAccounts: 5 }, 'device_ring'],
    ['the third account of one telephone number', { phoneAccounts: 3 }, 'phone_ring'],
    ['who is on the watch list', { watch: { reason: '虚假上报' } }, 'watch_listed'],
    [
      'a standing pattern',
      { patterns: [{ code: 'collusion', words: '多由同一受理员立案', spot: null }] },
      'collusion',
    ],
  ])('%s', (_what, change, code) => {
    const verdict = weigh(facts(change));
    expect(verdict).toMatchObject({ isHeld: true, signals: [{ code }] });
    expect(verdict.signals[0]?.words.length).toBeGreaterThan(8);
  });

  it('a photo whose own time and place both disagree, and only then', () => {
    const late = photo({ hintTakenAt: minutes(-48 * 60) });
    const away = photo({ hintLatitude: 36.51 });
    const both = photo({ hintTakenAt: minutes(-48 * 60), hintLatitude: 36.51 });
    expect(weigh(facts(late))).toMatchObject({ isHeld: false, score: 40 });
    expect(weigh(facts(away))).toMatchObject({ isHeld: false, score: 40 });
    expect(weigh(facts(both))).toMatchObject({ isHeld: true, score: 80 });
  });
});

describe('nobody is held for', () => {
  it.each<[string, Partial<Facts>]>([
    ['three of one kind in one street', { recent: others(2) }],
    ['four kinds at one spot', { recent: others(3, { pickId: 'manhole' }) }],
    ['four along a long road', { recent: others(3, { latitude: 36.5 + NORTH_100M * 1.1 }) }],
    ['four over a day', { recent: others(3, { seenAt: minutes(-121) }) }],
    ['what was rejected before', { recent: others(3, { isDropped: true }) }],
    ['a fast drive', { recent: others(1, { latitude: 36.6, seenAt: minutes(-8) }) }],
    ['a family phone', { deviceAccounts: 2 }],
    ['a number that had another account before', { phoneAccounts: 2 }],
    ['a diligent month', { filedCount: 200 }],
    [
      'sending the own rejected report again',
      { copies: [copy({ isSamePerson: true, isAlive: false })] },
    ],
    ['photos without EXIF', photo({ hintTakenAt: null, hintLongitude: null, hintLatitude: null })],
    [
      'another kind of report at a spot that stands out',
      { patterns: [{ code: 'staged', words: '反复上报', spot: { ...PLACE, pickId: 'manhole' } }] },
    ],
    [
      'a report elsewhere than at a spot that stands out',
      {
        patterns: [
          {
            code: 'staged',
            words: '反复上报',
            spot: { ...PLACE, pickId: 'litter', latitude: 36.51 },
          },
        ],
      },
    ],
  ])('%s', (_what, change) => {
    expect(weigh(facts(change)).isHeld).toBe(false);
  });
});

it('two copies of pictures of one case are one reason', () => {
  const copies = [copy(), copy({ otherPhotoId: 'p9' })];
  expect(weigh(facts({ copies }))).toMatchObject({ score: 100, signals: [{}, {}] });
});

it('the evidence is named: which photo, which case, what distance', () => {
  const copies = [copy({ how: 'mirror', distance: 12 })];
  expect(weigh(facts({ copies })).signals[0]?.words).toBe(
    '第 1 张照片与他人案件 N0 的照片左右翻转相似（256 处比较中 12 处不同）',
  );
});

it('nobody is blamed because a published rule files everything alike', () => {
  const world = makeWorld({ people: 300, perPlant: 0, seed: 3 });
  const byRule = world.map((one, n) => ({ ...one, cell: cellOf(one), filedBy: `rule:${n % 2}@1` }));
  const person = world[0]!.personId;
  // One person's reports fall under one rule, everybody else's mostly under the other.
  const mine = byRule
    .slice(0, 30)
    .map((one) => ({ ...one, personId: person, filedBy: 'rule:9@1' }));
  expect(findCollusion([...mine, ...byRule.slice(30)])).toEqual([]);
  const asPeople = [...mine, ...byRule.slice(30)].map((one) => ({
    ...one,
    filedBy: one.filedBy.replace('rule:', 'A'),
  }));
  expect(findCollusion(asPeople)).toMatchObject([{ personId: person, code: 'collusion' }]);
});

it('planted fraud is found and honest people are left alone, in a city made by lot', () => {
  const { kinds, honest, falsely } = measure(makeWorld({ people: 700, perPlant: 12, seed: 7 }));
  // Some of what is planted is careful enough to stay below; these are floors, the bench prints the figures.
  const floors: Record<string, number> = { place_ring: 0.8, collusion: 0.5, staged: 0.7 };
  for (const { kind, planted, found, flagged, right } of kinds) {
    expect(found / planted, `recall of ${kind}`).toBeGreaterThanOrEqual(floors[kind] ?? 0.8);
    expect(right / flagged, `precision of ${kind}`).toBeGreaterThanOrEqual(0.75);
  }
  expect(falsely / honest).toBeLessThanOrEqual(0.002);
});
