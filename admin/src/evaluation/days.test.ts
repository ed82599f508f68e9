import { expect, test } from 'vitest';
import { dayAfter, monthOf } from './days.ts';

test('a month ends before the first day of the next, also in December and in February', () => {
  expect(monthOf('2026-12-05')).toEqual({ fromDay: '2026-12-01', toDay: '2027-01-01' });
  expect(monthOf('2026-01-31', -1)).toEqual({ fromDay: '2025-12-01', toDay: '2026-01-01' });
  expect(monthOf('2026-03-31', -1)).toEqual({ fromDay: '2026-02-01', toDay: '2026-03-01' });
});

test('the day after the last of a month is the first of the next', () => {
  expect(dayAfter('2026-02-28')).toBe('2026-03-01');
  expect(dayAfter('2026-12-01', -1)).toBe('2026-11-30');
});
