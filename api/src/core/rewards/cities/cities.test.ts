import { describe, expect, test } from 'vitest';
import { programmeRules } from '../../../../contract/programme-rules.ts';
import { capsOf, fitCaps } from '../caps/index.ts';
import {
  decideReward,
  type Facts,
  firstComer,
  type Programme,
  shareOf,
} from '../programmes/rules.ts';
import { sayRules } from '../programmes/say-rules.ts';
import { CITY_PROGRAMMES } from './city-programmes.ts';

const facts = (change: Partial<Facts> = {}): Facts => ({
  day: '2026-11-20',
  caseId: 'case-b',
  personId: 'person',
  deviceKey: null,
  pickId: 'other',
  pickClass: 'C',
  categoryKey: 'E0199',
  areaId: null,
  reportedAt: '2026-11-20T08:00:00.000Z',
  reportedDay: '2026-11-20',
  capturedAt: '2026-11-20T07:50:00.000Z',
  capturedDay: '2026-11-20',
  photoCount: 2,
  accuracyM: 15,
  measures: {},
  marks: ['near_and_far', 'plate_legible', 'whole_act'],
  mayBePaid: true,
  consentVersion: 1,
  hasPhone: true,
  realName: 'wechat_real_name',
  isUnder14: false,
  nearby: [],
  ...change,
});

function programmeOf(city: string): Programme {
  const found = CITY_PROGRAMMES.find((one) => one.city === city)!;
  const rules = programmeRules.parse(found.rules);
  return {
    id: 'x',
    version: 1,
    name: city,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    terms: '',
    termsVersion: 1,
    rules,
  };
}
const decide = (city: string, change: Partial<Facts> = {}) =>
  decideReward(facts(change), programmeOf(city));
const earns = (city: string, amountFen: number, change: Partial<Facts> = {}) =>
  expect(decide(city, change), city).toMatchObject({ amountFen });
const refuses = (city: string, reason: string, change: Partial<Facts> = {}) =>
  expect(decide(city, change), city).toEqual({ reason });
/** What is left of `wantedFen` for somebody who already has so much this month. */
function fits(city: string, wantedFen: number, used: { fen?: number; counter: string }) {
  const { rules } = programmeOf(city);
  const caps = capsOf({ ...facts(), programmeId: 'x' }, rules);
  const known = caps
    .filter((cap) => cap.id.includes(used.counter))
    .map((cap) => [cap.id, { times: 1, amountFen: used.fen ?? 0 }] as const);
  return fitCaps(caps, new Map(known), wantedFen, rules.caps.overCap).amountFen;
}
const near = {
  caseId: 'case-a',
  distanceM: 20,
  filedHoursAgo: 5,
  isSubmittedFirst: true,
  isOpen: true,
  isByStaff: false,
};

test('sixteen cities are written down, each readable as plain words', () => {
  expect(CITY_PROGRAMMES).toHaveLength(16);
  for (const { city, assumptions } of CITY_PROGRAMMES) {
    expect(assumptions.length, city).toBeGreaterThan(0);
    expect(sayRules(programmeOf(city).rules).length, city).toBeGreaterThan(3);
  }
});

describe('as published', () => {
  test('潍坊：立案即奖，每处一元，须实名', () => {
    earns('潍坊', 100);
    refuses('潍坊', 'not_real_name', { realName: 'none' });
  });
  test('日照：一至两元，每人每月一百元封顶', () => {
    earns('日照', 100);
    earns('日照', 200, { measures: { severity: 100 } });
    expect(fits('日照', 200, { counter: 'person-month', fen: 9_900 })).toBe(0);
    expect(fits('日照', 100, { counter: 'person-month', fen: 9_900 })).toBe(100);
    expect(programmeOf('日照').rules.rankMonth.at(-1)?.to).toBe(50);
  });
  test('青岛：只在所列区域，面积、破损到了才算，没有测量就不够证据', () => {
    const inside = { areaId: '370202', pickId: 'litter', categoryKey: 'E0110' };
    refuses('青岛', 'outside_area', { ...inside, areaId: '370702' });
    refuses('青岛', 'not_enough_evidence', inside);
    refuses('青岛', 'below_threshold', { ...inside, measures: { area_m2: 1.9, volume_m3: 1 } });
    earns('青岛', 800, { ...inside, measures: { volume_m3: 2 } });
    const cover = { areaId: '370202', pickId: 'manhole', categoryKey: 'P0102' };
    refuses('青岛', 'below_threshold', { ...cover, measures: { damage_percent: 10 } });
    earns('青岛', 1000, { ...cover, measures: { damage_percent: 11 } });
  });
  test('城阳：每件二十元，先提交者得，个人月千元，资金池月三万元', () => {
    earns('青岛城阳', 2000);
    refuses('青岛城阳', 'duplicate', { nearby: [near] });
    earns('青岛城阳', 2000, { nearby: [{ ...near, isSubmittedFirst: false }] });
    expect(fits('青岛城阳', 2000, { counter: 'person-month', fen: 99_000 })).toBe(0);
    expect(fits('青岛城阳', 2000, { counter: 'pool-month', fen: 2_998_001 })).toBe(0);
    expect(fits('青岛城阳', 2000, { counter: 'pool-month', fen: 2_998_000 })).toBe(2000);
    const prizes = programmeOf('青岛城阳').rules.lotteryMonth;
    expect(prizes.reduce((sum, one) => sum + one.count * one.amountFen, 0)).toBe(120_000);
  });
  test('深圳：每人每天二百元，远近两张，先受理者得，采集员先发现不奖', () => {
    earns('深圳', 1000);
    refuses('深圳', 'not_enough_evidence', { photoCount: 1 });
    refuses('深圳', 'not_enough_evidence', { marks: [] });
    refuses('深圳', 'no_phone', { hasPhone: false });
    refuses('深圳', 'duplicate', { nearby: [{ ...near, isSubmittedFirst: false }] });
    refuses('深圳', 'collector_found_first', { nearby: [{ ...near, isByStaff: true }] });
    expect(fits('深圳', 1000, { counter: 'person-day', fen: 19_500 })).toBe(0);
  });
  test('南山：渣土五百至一千元，树木三元，其他不奖', () => {
    earns('深圳南山', 50_000, { pickId: 'spoil' });
    earns('深圳南山', 100_000, { pickId: 'spoil', measures: { severity: 100 } });
    earns('深圳南山', 300, { pickId: 'tree' });
    refuses('深圳南山', 'class_not_rewarded');
  });
  test('济南：渣土车三十元，垃圾二平方米二十元，抛物一百元，两张照片且号牌清晰', () => {
    earns('济南', 3000, { pickId: 'spoil_truck' });
    earns('济南', 2000, { pickId: 'litter', measures: { area_m2: 2 } });
    refuses('济南', 'below_threshold', { pickId: 'litter', measures: { area_m2: 1.99 } });
    earns('济南', 10_000, { pickId: 'thrown' });
    refuses('济南', 'not_enough_evidence', { pickId: 'thrown', marks: ['whole_act'] });
  });
  test('临海：记分，当天发现当天报，月榜三百名', () => {
    expect(decide('临海')).toMatchObject({ amountFen: 0, points: 10 });
    refuses('临海', 'late_report', { capturedDay: '2026-11-19' });
    const ranks = programmeOf('临海').rules.rankMonth;
    expect(ranks.map((one) => [one.from, one.to, one.amountFen / 100])).toEqual([
      [1, 5, 100],
      [6, 15, 50],
      [16, 50, 20],
      [51, 100, 10],
      [101, 300, 2],
    ]);
  });
  test('中山：立案五元，每周话费', () => {
    earns('中山', 500);
    expect(programmeOf('中山').rules.payout).toMatchObject({
      channel: 'phone_credit',
      batch: 'weekly',
    });
  });
  test('邳州：五至十五元，匿名不奖，间隔内不重复', () => {
    earns('邳州', 500);
    earns('邳州', 1500, { measures: { severity: 100 } });
    refuses('邳州', 'not_real_name', { realName: 'none' });
    refuses('邳州', 'too_soon_again', { nearby: [{ ...near, isOpen: false, filedHoursAgo: 71 }] });
    earns('邳州', 500, { nearby: [{ ...near, isOpen: false, filedHoursAgo: 73 }] });
  });
  test('杭州：五元到五万元', () => {
    earns('杭州', 500, { pickClass: 'E' });
    earns('杭州', 5_000_000, { pickClass: 'A', measures: { severity: 100 } });
  });
  test('绍兴：远近照片必备，须有定位，匿名不奖', () => {
    earns('绍兴', 1000);
    refuses('绍兴', 'not_enough_evidence', { marks: [] });
    refuses('绍兴', 'not_enough_evidence', { accuracyM: null });
    refuses('绍兴', 'not_real_name', { realName: 'none' });
  });
  test('厦门：每人每月一百五十元，到顶发足', () => {
    expect(fits('厦门', 500, { counter: 'person-month', fen: 14_800 })).toBe(200);
    expect(fits('厦门', 500, { counter: 'person-month', fen: 15_000 })).toBe(0);
  });
  test('襄阳：二十四小时内上报，区域外、捏造、已处置不奖', () => {
    const inside = { areaId: '420602' };
    earns('襄阳/武汉', 500, inside);
    refuses('襄阳/武汉', 'late_report', { ...inside, capturedAt: '2026-11-19T07:59:00.000Z' });
    refuses('襄阳/武汉', 'outside_area');
    for (const mark of ['not_real', 'already_handled'] as const)
      refuses('襄阳/武汉', 'never_rewarded', { ...inside, marks: [mark] });
  });
  test('武汉：首报全分，跟报一分', () => {
    expect(decide('武汉', { pickClass: 'A' })).toMatchObject({ points: 20 });
    expect(decide('武汉')).toMatchObject({ points: 10 });
    expect(shareOf({ amountFen: 0 }, programmeOf('武汉').rules)).toEqual({
      amountFen: 0,
      points: 1,
    });
    refuses('武汉', 'not_real_name', { realName: 'none' });
  });
  test('南昌：整治两倍、应急五倍，每人每月三百元', () => {
    earns('南昌', 200);
    earns('南昌', 400, { day: '2026-04-15' });
    earns('南昌', 1000, { day: '2026-07-01' });
    expect(fits('南昌', 200, { counter: 'person-month', fen: 29_900 })).toBe(100);
  });
});

test('who came first: by acceptance or by submission, then by id', () => {
  const a = { caseId: 'a', submittedAt: '2', acceptedAt: '1' };
  const b = { caseId: 'b', submittedAt: '1', acceptedAt: '2' };
  expect(firstComer(programmeOf('深圳').rules, [b, a])).toBe(a);
  expect(firstComer(programmeOf('青岛城阳').rules, [a, b])).toBe(b);
  const tie = { ...b, acceptedAt: '1' };
  expect(firstComer(programmeOf('深圳').rules, [tie, a])).toBe(a);
});
