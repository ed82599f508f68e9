import { z } from 'zod';
import { count, day, words } from './common.ts';
import { route } from './route.ts';

export const calendarYear = z.object({
  year: z.int(),
  /** The notice it was taken from. */
  source: z.string(),
  holidays: z.array(day),
  makeupWorkdays: z.array(day),
  /** Working days of the year, to compare with the notice. */
  workdays: count,
});
export type CalendarYear = z.output<typeof calendarYear>;

export const calendarRoutes = {
  listCalendarYears: route({
    method: 'GET',
    path: '/api/calendar-years',
    tag: '系统设置',
    summary: '工作日历已覆盖的年份；没有的年份不会被猜测',
    audience: ['admin', 'auditor', 'duty_chief', 'assessor'],
    rate: 'read',
    answer: z.object({ items: z.array(calendarYear) }),
  }),
  loadCalendarYear: route({
    method: 'POST',
    path: '/api/calendar-years',
    tag: '系统设置',
    summary: '按国务院放假安排录入一年；录入后不可更改',
    audience: ['admin'],
    rate: 'write',
    body: z.strictObject({
      year: z.int().min(2020).max(2100),
      source: words(200).min(1, '请填写文件名称'),
      /** Holidays that fall on Monday to Friday. */
      holidays: z.array(day).min(1, '请填写放假日').max(60),
      /** Saturdays and Sundays that are worked (调休). */
      makeupWorkdays: z.array(day).max(30),
    }),
    answer: calendarYear,
    refusals: ['calendar_year_exists', 'calendar_days_unsuitable'],
  }),
} as const;
