import { expect, test } from 'vitest';
import { dayAndTime, friendlyTime, lastDay } from './time.ts';

const now = Date.parse('2026-11-21T02:00:00.000Z');

test('times are read off a clock in Shanghai', () => {
  expect(dayAndTime('2026-11-20T16:05:00.000Z', now)).toBe('11月21日 00:05');
  expect(dayAndTime('2025-12-31T15:59:00.000Z', now)).toBe('2025年12月31日 23:59');
});

test('what ends at midnight ends with the day before', () => {
  expect(lastDay('2026-11-27T16:00:00.000Z', now)).toBe('11月27日');
  expect(lastDay('2026-11-27T10:00:00.000Z', now)).toBe('11月27日');
  expect(lastDay('2026-12-31T16:00:00.001Z', now)).toBe('2027年1月1日');
});

test('today and yesterday change at midnight in Shanghai', () => {
  expect(friendlyTime('2026-11-20T16:00:00.000Z', now)).toBe('今天 00:00');
  expect(friendlyTime('2026-11-20T15:59:00.000Z', now)).toBe('昨天 23:59');
  expect(friendlyTime('2026-11-19T15:59:00.000Z', now)).toBe('11月19日 23:59');
});
