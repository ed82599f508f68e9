import { expect, test } from 'vitest';
import { daysBefore, monthDays } from './month-days.ts';

const year = { year: 2026, holidays: ['2026-02-16'], makeupWorkdays: ['2026-02-14'] };

test('a month has its own length and says of every day what it is', () => {
  const days = monthDays(year, 2);
  expect(days).toHaveLength(28);
  expect(days.slice(12, 17)).toEqual([
    { day: '2026-02-13', kind: 'work' },
    { day: '2026-02-14', kind: 'makeup' },
    { day: '2026-02-15', kind: 'weekend' },
    { day: '2026-02-16', kind: 'holiday' },
    { day: '2026-02-17', kind: 'work' },
  ]);
  expect(monthDays({ ...year, year: 2028 }, 2)).toHaveLength(29);
});

test('the week begins on Monday', () => {
  expect(daysBefore(2026, 2)).toBe(6);
  expect(daysBefore(2026, 6)).toBe(0);
});
