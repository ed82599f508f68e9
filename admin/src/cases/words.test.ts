import type { CaseState, Photo, Place } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import {
  distanceM,
  formatDistance,
  mayBeMainCase,
  sayLimit,
  sayPhotoPlace,
  sayPhotoTime,
  sayPlace,
  sayStage,
  sayStandard,
  sayTimeLeft,
} from './words.ts';

const now = new Date('2026-11-21T04:00:00Z');
const place: Place = {
  longitude: 119.12,
  latitude: 36.7,
  accuracyM: 15,
  address: '胜利东街',
  areaId: '370705',
  areaName: '奎文区',
};
const photo = (hint: Photo['hint']): Photo => ({
  id: '01J00000000000000000000000',
  role: 'before',
  thumbUrl: 'http://a/t',
  displayUrl: 'http://a/d',
  width: 4,
  height: 3,
  receivedAt: '2026-11-21T03:30:00Z',
  hint,
});
const bare = { takenAt: null, longitude: null, latitude: null, camera: null };
const reported = { state: 'reported', dueAt: null, isOverdue: false } as const;

test('a report nobody has looked at says how long it has waited', () => {
  expect(sayTimeLeft({ ...reported, reportedAt: '2026-11-21T03:48:00Z' }, now)).toEqual({
    text: '已等 12 分',
    tone: 'quiet',
  });
  expect(sayTimeLeft({ ...reported, reportedAt: '2026-11-21T01:00:00Z' }, now).tone).toBe('warn');
});

test('an order says how much time is left, and a breach is loud', () => {
  const order = { state: 'handling', isOverdue: false, reportedAt: now.toISOString() } as const;
  expect(sayTimeLeft({ ...order, dueAt: '2026-11-21T05:12:00Z' }, now)).toEqual({
    text: '余 1 时 12 分',
    tone: 'plain',
  });
  expect(sayTimeLeft({ ...order, dueAt: '2026-11-21T04:30:00Z' }, now).tone).toBe('warn');
  expect(sayTimeLeft({ ...order, dueAt: '2026-11-21T03:40:00Z' }, now)).toEqual({
    text: '超时 20 分',
    tone: 'bad',
  });
});

test('the stage of the centre that runs says its own limit', () => {
  const stage = { stage: 'accept', isOverdue: false } as const;
  const said = (dueAt: string) => sayStage({ ...stage, dueAt }, now);
  expect(said('2026-11-21T04:09:00Z')).toEqual({ text: '受理余 9 分', tone: 'quiet' });
  expect(said('2026-11-21T04:03:00Z').tone).toBe('warn');
  expect(said('2026-11-21T03:57:00Z')).toEqual({ text: '受理超时 3 分', tone: 'bad' });
});

test('a suspended case does not pretend that its clock runs', () => {
  const suspended = { state: 'suspended', dueAt: null, isOverdue: false } as const;
  expect(sayTimeLeft({ ...suspended, reportedAt: '2026-11-01T04:00:00Z' }, now).text).toBe(
    '暂停计时',
  );
});

test('after handling the clock stands still and only the fact remains', () => {
  const checked = {
    state: 'pending_check',
    dueAt: '2026-11-20T04:00:00Z',
    reportedAt: '2026-11-19T04:00:00Z',
  } as const;
  expect(sayTimeLeft({ ...checked, isOverdue: true }, now).text).toBe('处置超时');
  expect(sayTimeLeft({ ...checked, isOverdue: false }, now).text).toBe('处置按时');
  expect(sayTimeLeft({ ...checked, state: 'closed', isOverdue: true }, now).text).toBe('');
});

test('a photo taken long before the report, or after it, is pointed out', () => {
  const at = (takenAt: string) => sayPhotoTime(photo({ ...bare, takenAt }), now.toISOString());
  expect(at('2026-11-21T03:54:00Z')).toEqual({ text: '拍摄于上报前 6 分', tone: 'plain' });
  expect(at('2026-11-18T04:00:00Z')).toEqual({ text: '注意：拍摄于上报前 3 天', tone: 'warn' });
  expect(at('2026-11-21T05:00:00Z').tone).toBe('bad');
  expect(sayPhotoTime(photo(undefined), now.toISOString()).text).toBe('照片不带拍摄时间');
});

test('a photo taken elsewhere is pointed out in metres', () => {
  const at = (latitude: number) =>
    sayPhotoPlace(photo({ ...bare, longitude: 119.12, latitude }), place);
  expect(at(36.70016)).toEqual({ text: '照片位置与上报位置相距 18 米', tone: 'plain' });
  expect(at(36.71)).toEqual({ text: '注意：照片位置与上报位置相距 1.1 公里', tone: 'warn' });
  expect(sayPhotoPlace(photo(bare), place).text).toBe('照片不带位置');
});

test('a case is merged into one that is under way and was reported first', () => {
  const one = { reportedAt: '2026-11-21T03:00:00Z' };
  const other = (state: CaseState, reportedAt = '2026-11-21T02:00:00Z') => ({ state, reportedAt });
  expect(mayBeMainCase(other('handling'), one)).toBe(true);
  expect(mayBeMainCase(other('closed'), one)).toBe(false);
  expect(mayBeMainCase(other('merged'), one)).toBe(false);
  expect(mayBeMainCase(other('handling', '2026-11-21T03:00:01Z'), one)).toBe(false);
});

test('a standard whose problem is called like its kind is named once', () => {
  expect(sayStandard('道路破损 · 道路破损')).toBe('道路破损');
  expect(sayStandard('井盖 · 缺失')).toBe('井盖 · 缺失');
});

test('the district is named once', () => {
  expect(sayPlace(place)).toBe('奎文区 胜利东街');
  expect(sayPlace({ ...place, address: '奎文区胜利东街' })).toBe('奎文区胜利东街');
});

test('distances and limits are told as people say them', () => {
  expect(Math.round(distanceM({ longitude: 0, latitude: 0 }, { longitude: 0, latitude: 1 }))).toBe(
    111_195,
  );
  expect(formatDistance(12.4)).toBe('12 米');
  expect(formatDistance(1240)).toBe('1.2 公里');
  expect(sayLimit({ value: 2, unit: 'work_day' })).toBe('2 个工作日');
  expect(sayLimit({ value: 2, unit: 'urgent_hour' })).toBe('2 小时（昼夜计时）');
});
