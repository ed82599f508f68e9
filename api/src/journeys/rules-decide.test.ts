import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActBody } from '../../contract/index.ts';
import { seeDevice } from '../core/accounts/index.ts';
import { findCase } from '../core/cases/store.ts';
import { checkLedger } from '../core/payouts/index.ts';
import { publishProgramme } from '../core/rewards/index.ts';
import { Road } from '../testing/roads.ts';
import { WEST } from '../testing/small-city.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

let city: TestCity;

beforeAll(async () => {
  city = await startCity();
  await publishProgramme(city.context, {
    id: 'city',
    version: 2,
    name: '有测量的随手拍',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    terms: '',
    rules: {
      classes: { A: { kind: 'fixed', amountFen: 200 } },
      otherKinds: 'not_rewarded',
      categoryRules: [
        {
          name: '暴露垃圾 0.5 平方米以上',
          kinds: ['E0110'],
          rewardClass: 'A',
          thresholds: [{ measure: 'area_m2', op: '>=', value: 0.5 }],
        },
      ],
      evidence: { marks: ['near_and_far'], maxAccuracyM: 50 },
      duplicates: { withinM: 50, followers: { kind: 'share', percent: 50 } },
      caps: { deviceDayCount: 1 },
    },
  });
});
afterAll(() => city.stop());

/** Half a kilometre from one another. */
const place = (n: number) => ({
  ...WEST.at,
  latitude: WEST.at.latitude + n / 200,
  datum: 'wgs84' as const,
  accuracyM: 15,
  address: '西区人民路口',
});
const report = (n: number, change: object = {}) =>
  Road.reported(city, undefined, { place: { ...place(n), ...change } });
const file = (road: Road, seen: Pick<ActBody, 'measures' | 'marks'> = {}) =>
  road.act('acceptor', { action: 'accept_and_register', standardId: 's-litter', ...seen });
const rewardOf = async (road: Road) => (await road.reporter.listMyRewards()).items[0];
const ENOUGH = { measures: { area_m2: 0.6 }, marks: ['near_and_far' as const] };

it('what the acceptor measured and saw decides, and the reporter reads why', async () => {
  const [unmeasured, small, vague, enough] = [
    await report(1),
    await report(2),
    await report(3, { accuracyM: 80 }),
    await report(4),
  ];
  await file(unmeasured, { marks: ['near_and_far'] });
  await file(small, { ...ENOUGH, measures: { area_m2: 0.4 } });
  await file(vague, ENOUGH);
  await file(enough, ENOUGH);
  const why = async (road: Road) => (await rewardOf(road))?.explanation;
  expect(await why(unmeasured)).toContain('照片、位置或现场测量不满足');
  expect(await why(small)).toContain('未达到奖励标准');
  expect(await why(vague)).toContain('照片、位置或现场测量不满足');
  expect(await rewardOf(enough)).toMatchObject({ state: 'owed', amountFen: 200 });
  expect(await checkLedger(city.context.db)).toEqual([]);
});

it('of one thing reported three times one is rewarded, and a report merged into it gets its share', async () => {
  const [first, merged, second] = [await report(10), await report(10), await report(10)];
  await file(first, ENOUGH);
  await merged.act('acceptor', { action: 'merge', mainCaseId: first.caseId });
  await file(second, ENOUGH);
  expect(await rewardOf(first)).toMatchObject({ amountFen: 200 });
  expect(await rewardOf(merged)).toMatchObject({ amountFen: 100, caseId: merged.caseId });
  expect(await rewardOf(second)).toMatchObject({ state: 'not_rewarded' });
  expect((await rewardOf(second))?.explanation).toContain('只奖最先立案的一位');
  expect(await checkLedger(city.context.db)).toEqual([]);
});

it('two accounts on one phone share its cap of the day', async () => {
  const { db, clock } = city.context;
  const roads = [await report(20), await report(21)];
  for (const { caseId } of roads) {
    const reporterId = (await findCase(db, caseId))?.citizen_id;
    await seeDevice(db, 'd'.repeat(64), reporterId!, clock.now());
  }
  for (const road of roads) await file(road, ENOUGH);
  expect(await rewardOf(roads[0]!)).toMatchObject({ amountFen: 200 });
  expect(await rewardOf(roads[1]!)).toMatchObject({ state: 'not_rewarded' });
  expect((await rewardOf(roads[1]!))?.explanation).toContain('上限');
});
