import { expect, test } from 'vitest';
import { figuresOf, mayAnswer, mondayOf, passedThresholds } from './rules.ts';

const hour = (hours: number) => new Date(hours * 3600_000);

test.each([
  ['a third left', 10, 4, []],
  ['a quarter left', 10, 3, ['quarter_left']],
  ['nothing left but the minute', 12, 0, ['overdue']],
  ['a day over', 40, 0, ['overdue', 'overdue_day']],
])('with %s the unit is told', (_what, now, left, told) => {
  const clock = { dueAt: hour(12), totalMs: 12 * 3600_000, overdueLetterAt: hour(36) };
  expect(passedThresholds({ ...clock, now: hour(now), leftMs: left * 3600_000 })).toEqual(told);
});

test('a letter is answered by the leader of the unit it went to, once', () => {
  const letter = { unitId: 'u-env', areaId: '370702', isAnswered: false };
  const leader = { roles: ['dept_leader'], unitId: 'u-env', areaId: null };
  expect(mayAnswer(leader, letter)).toBe(true);
  expect(mayAnswer(leader, { ...letter, isAnswered: true })).toBe(false);
  expect(mayAnswer({ ...leader, unitId: 'u-roads' }, letter)).toBe(false);
  expect(mayAnswer({ ...leader, roles: ['handler'] }, letter)).toBe(false);
  expect(mayAnswer({ ...leader, roles: ['dispatcher'] }, letter)).toBe(false);
});

test('while no unit has the case, the desk of its district answers', () => {
  const letter = { unitId: null, areaId: '370702', isAnswered: false };
  const desk = { roles: ['dispatcher'], unitId: 'u-centre' };
  expect(mayAnswer({ ...desk, areaId: null }, letter)).toBe(true);
  expect(mayAnswer({ ...desk, areaId: '370702' }, letter)).toBe(true);
  expect(mayAnswer({ ...desk, areaId: '370705' }, letter)).toBe(false);
  expect(mayAnswer({ roles: ['dept_leader'], unitId: 'u-env', areaId: null }, letter)).toBe(false);
});

test('a case counts in each number of the digest it belongs to', () => {
  const week = { from: hour(0), begin: hour(160), now: hour(168), to: hour(336) };
  const one = { isWithUnit: true, dispatchedAt: hour(10), handledAt: null, dueAt: hour(20) };
  expect(figuresOf(one, week)).toEqual(['received', 'open', 'overdue']);
  expect(figuresOf({ ...one, dueAt: hour(168) }, week)).toEqual(['received', 'open', 'due_soon']);
  expect(figuresOf({ ...one, dueAt: hour(336) }, week)).toEqual(['received', 'open']);
  expect(figuresOf({ ...one, dispatchedAt: hour(-1), dueAt: null }, week)).toEqual(['open']);
  const done = { ...one, isWithUnit: false, handledAt: hour(159) };
  expect(figuresOf(done, week)).toEqual(['received', 'finished']);
  // What happened this morning belongs to the next digest.
  expect(figuresOf({ ...done, handledAt: hour(161) }, week)).toEqual(['received']);
});

test.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-20', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2026-11-23', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
])('%s is in the week of Monday %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});
