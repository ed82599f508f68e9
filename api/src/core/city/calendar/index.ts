import { shanghaiDay } from '../../../lib/clock.ts';
import type { Module } from '../../../module.ts';
import { readCalendar } from '../store.ts';
import { listCalendarYears, loadCalendarYear } from './load-year.ts';
import { missingYear } from './missing-year.ts';
import { previewYear } from './preview-year.ts';

export const calendarHandlers: Module['routes'] = {
  listCalendarYears: async ({ db, clock }) => {
    const [items, { from, to }] = await Promise.all([listCalendarYears(db), readCalendar(db)]);
    const loaded = items.map((one) => one.year);
    return {
      items,
      coverage: items.length > 0 ? { from, to } : null,
      missingYear: missingYear(shanghaiDay(clock.now()), loaded),
    };
  },
  previewCalendarYear: ({ db }, { body }) => previewYear(db, body),
  loadCalendarYear: (context, { body }) => loadCalendarYear(context, body),
};
