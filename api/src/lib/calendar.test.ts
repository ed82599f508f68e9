import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLimit,
  addRunning,
  type LimitUnit,
  runningBetween,
  type WorkCalendar,
} from './calendar.ts';

const calendar: WorkCalendar = {
  from: '2026-01-01',
  to: '2026-12-31',
  exceptions: new Map([
    ['2026-09-20', true],
    ['2026-09-25', false],
    ['2026-10-01', false],
    ['2026-10-02', false],
    ['2026-10-05', false],
    ['2026-10-06', false],
    ['2026-10-07', false],
    ['2026-10-10', true],
  ]),
};
const at = (beijing: string) => new Date(`${beijing.replace(' ', 'T')}:00+08:00`);
const due = (start: string, value: number, unit: LimitUnit) =>
  addLimit(at(start), { value, unit }, calendar);

describe('deadlines on the mainland working calendar', () => {
  it.each([
    [
      'Friday 16:05 and one working day is Monday 16:05',
      '2026-11-20 16:05',
      1,
      'work_day',
      '2026-11-23 16:05',
    ],
    ['two working days over a weekend', '2026-11-19 09:00', 2, 'work_day', '2026-11-23 09:00'],
    ['the National Day week is skipped', '2026-09-30 10:00', 1, 'work_day', '2026-10-08 10:00'],
    ['a make-up Saturday is a working day', '2026-10-09 15:00', 1, 'work_day', '2026-10-10 15:00'],
    [
      'a report on a day off counts from the next working day',
      '2026-11-21 11:00',
      1,
      'work_day',
      '2026-11-24 00:00',
    ],
    ['working hours pause at noon', '2026-11-20 11:00', 2, 'work_hour', '2026-11-20 15:00'],
    [
      'working hours pause overnight and over the weekend',
      '2026-11-20 17:00',
      4,
      'work_hour',
      '2026-11-23 11:00',
    ],
    [
      'an hour that ends at noon ends at noon',
      '2026-11-20 08:00',
      4,
      'work_hour',
      '2026-11-20 12:00',
    ],
    ['urgent hours run day and night', '2026-11-20 23:00', 2, 'urgent_hour', '2026-11-21 01:00'],
    ['urgent days run over holidays', '2026-10-01 08:00', 2, 'urgent_day', '2026-10-03 08:00'],
  ] as const)('%s', (_, start, value, unit, end) => {
    expect(due(start, value, unit)).toEqual(at(end));
  });

  it('refuses a day that the calendar does not cover, and never guesses', () => {
    expect(() => due('2026-12-31 16:00', 1, 'work_day')).toThrow('工作日历尚未覆盖');
    expect(due('2026-12-31 16:00', 1, 'urgent_day')).toEqual(at('2027-01-01 16:00'));
  });

  it('what was added is what has run, for every unit and moment', () => {
    const moment = fc
      .integer({ min: Date.parse('2026-02-01'), max: Date.parse('2026-11-01') })
      .map((ms) => new Date(ms));
    const unit = fc.constantFrom<LimitUnit>('work_day', 'work_hour', 'urgent_hour', 'natural_day');
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 5 * 86_400_000 }), unit, (start, ms, one) => {
        const end = addRunning(start, ms, one, calendar);
        expect(runningBetween(start, end, one, calendar)).toBe(ms);
      }),
      { numRuns: 500 },
    );
  });
});
