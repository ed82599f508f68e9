import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { calendarYears } from '../../../demo/city/calendar.ts';
import { isWorkday } from '../../../lib/calendar.ts';
import { nextDay } from '../../../lib/clock.ts';

describe.each(calendarYears)(
  'the loaded calendar of $year',
  ({ year, holidays, makeupWorkdays }) => {
    it('agrees with an independent source on every single day', () => {
      const calendar = {
        from: `${year}-01-01`,
        to: `${year}-12-31`,
        exceptions: new Map([
          ...holidays.map((day) => [day, false] as const),
          ...makeupWorkdays.map((day) => [day, true] as const),
        ]),
      };
      const differences: string[] = [];
      let compared = 0;
      for (let day = calendar.from; day <= calendar.to; day = nextDay(day)) {
        compared++;
        if (isWorkday(day, calendar) !== chineseDays.isWorkday(day)) differences.push(day);
      }
      expect(compared).toBe(365);
      expect(differences).toEqual([]);
    });
  },
);
