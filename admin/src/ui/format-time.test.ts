import { expect, test } from 'vitest';
import { cityDay, formatFullTime, formatHours, formatSpan, formatTime } from './format-time.ts';

const now = new Date('2026-11-21T04:00:00Z');

test('a time is shown on the city clock, with the year only when it is another one', () => {
  expect(formatTime('2026-11-20T16:05:00Z', now)).toBe('11-21 00:05');
  expect(formatTime('2025-12-31T15:59:00Z', now)).toBe('2025-12-31 23:59');
});

test('the year turns at midnight in Shanghai, not in London', () => {
  const newYear = new Date('2026-12-31T16:30:00Z');
  expect(formatTime('2026-12-31T16:10:00Z', newYear)).toBe('01-01 00:10');
  expect(cityDay(newYear)).toBe('2027-01-01');
  expect(cityDay(newYear, -1)).toBe('2026-12-31');
});

test('the tooltip tells the second and the zone', () => {
  expect(formatFullTime('2026-11-21T01:02:03Z')).toBe('2026-11-21 09:02:03（北京时间）');
});

test('a span is told in its two largest units', () => {
  expect(formatSpan(40_000)).toBe('40 秒');
  expect(formatSpan(6 * 60_000)).toBe('6 分');
  expect(formatSpan(-72 * 60_000)).toBe('1 时 12 分');
  expect(formatSpan(51 * 3_600_000)).toBe('2 天 3 时');
  expect(formatSpan(20 * 86_400_000 + 3_600_000)).toBe('20 天');
});

test('counted time is told in hours, because a working day has fewer than 24', () => {
  expect(formatHours(16 * 3_600_000)).toBe('16 小时');
  expect(formatHours(26.5 * 3_600_000)).toBe('26 小时 30 分');
  expect(formatHours(4 * 3_600_000 - 20_000)).toBe('4 小时');
  expect(formatHours(0)).toBe('0 分');
});
