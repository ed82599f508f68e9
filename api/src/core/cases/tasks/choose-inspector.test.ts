import { describe, expect, it } from 'vitest';
import { seeded } from '../../../demo/plan.ts';
import { distanceM } from '../../../lib/geo.ts';
import {
  type Candidate,
  POSITION_FRESH_MS,
  rankInspectors,
  sayChoice,
  type Work,
} from './choose-inspector.ts';
import { isOnShift, nextShiftAt, SHIFT } from './shift.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
const PLACE = { longitude: 119.2, latitude: 36.5 };
const NOBODY: Work = { place: PLACE, excludedPeople: [], handlingUnits: [] };

const at = (metresNorth: number, ageMs = 60_000) => ({
  longitude: PLACE.longitude,
  latitude: PLACE.latitude + metresNorth / 111_195,
  reportedAt: new Date(NOW.getTime() - ageMs),
});
const person = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  unitId: 'u-centre',
  openTasks: 0,
  position: null,
  ...change,
});
const idsOf = (candidates: Candidate[], work = NOBODY) =>
  rankInspectors(candidates, work, NOW).map((one) => one.id);

describe('who is sent', () => {
  it('the nearest of those whose position is fresh, and the choice says how near', () => {
    const ranked = rankInspectors(
      [
        person('far', { position: at(900) }),
        person('near', { position: at(350), openTasks: 9 }),
        person('silent'),
        person('stale', { position: at(10, POSITION_FRESH_MS) }),
      ],
      NOBODY,
      NOW,
    );
    expect(ranked.map((one) => one.id)).toEqual(['near', 'far', 'silent', 'stale']);
    expect(sayChoice(ranked)).toBe('派单时距案件 350 米，2 名在岗监督员中最近');
  });

  it('of equally near ones who has the least to do, then by id', () => {
    const here = { position: at(200) };
    const ranked = rankInspectors(
      [person('c', here), person('b', here), person('a', { ...here, openTasks: 2 })],
      NOBODY,
      NOW,
    );
    expect(ranked.map((one) => one.id)).toEqual(['b', 'c', 'a']);
    expect(sayChoice(ranked)).toBe('派单时距案件 200 米，同样远的监督员中手上任务最少（0 件）');
  });

  it('without any fresh position who has the least to do', () => {
    const ranked = rankInspectors(
      [person('a', { openTasks: 3 }), person('b', { openTasks: 1 })],
      NOBODY,
      NOW,
    );
    expect(ranked[0]?.id).toBe('b');
    expect(sayChoice(ranked)).toBe(
      '可派的监督员都没有近 30 分钟的位置，派给手上任务最少的（1 件）',
    );
    expect(sayChoice([])).toBe('目前没有合适的监督员');
  });

  it('never who handled it, nor anybody of a handling unit, however near', () => {
    const work = { place: PLACE, excludedPeople: ['both'], handlingUnits: ['u-env'] };
    const candidates = [
      person('both', { position: at(1) }),
      person('colleague', { unitId: 'u-env', position: at(2) }),
      person('other', { position: at(5000) }),
    ];
    expect(idsOf(candidates, work)).toEqual(['other']);
  });

  it('holds for any city: the first is suitable, nobody fresh is nearer, and the order of asking does not matter', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seeded(seed);
      const candidates = Array.from({ length: Math.floor(random() * 8) }, (_, index) =>
        person(`p${index}`, {
          unitId: random() < 0.3 ? 'u-env' : 'u-centre',
          openTasks: Math.floor(random() * 3),
          position:
            random() < 0.3
              ? null
              : at(Math.floor(random() * 4) * 100, random() * 2 * POSITION_FRESH_MS),
        }),
      );
      const work = { place: PLACE, excludedPeople: ['p0'], handlingUnits: ['u-env'] };
      const ranked = rankInspectors(candidates, work, NOW);
      const able = candidates.filter((one) => one.id !== 'p0' && one.unitId !== 'u-env');
      expect(ranked.map((one) => one.id).sort()).toEqual(able.map((one) => one.id).sort());
      expect(idsOf(candidates.toReversed(), work)).toEqual(ranked.map((one) => one.id));
      const fresh = able.flatMap(({ position }) =>
        position && NOW.getTime() - position.reportedAt.getTime() < POSITION_FRESH_MS
          ? [Math.round(distanceM(position, PLACE))]
          : [],
      );
      expect(ranked[0]?.distanceM ?? null).toBe(fresh.length > 0 ? Math.min(...fresh) : null);
      if (fresh.length === 0)
        expect(ranked[0]?.openTasks).toBe(
          able.length > 0 ? Math.min(...able.map((one) => one.openTasks)) : undefined,
        );
    }
  });
});

describe('the shift', () => {
  it.each([
    ['2026-11-20T07:59:59+08:00', false, '2026-11-20T08:00:00+08:00'],
    ['2026-11-20T08:00:00+08:00', true, null],
    ['2026-11-20T19:29:59+08:00', true, null],
    ['2026-11-20T19:30:00+08:00', false, '2026-11-21T08:00:00+08:00'],
    ['2026-12-31T23:00:00+08:00', false, '2027-01-01T08:00:00+08:00'],
  ])('at %s', (now, isOn, next) => {
    expect(isOnShift(new Date(now), SHIFT)).toBe(isOn);
    if (next) expect(nextShiftAt(new Date(now), SHIFT)).toEqual(new Date(next));
  });
});
