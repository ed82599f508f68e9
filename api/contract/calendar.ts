import { z } from 'zod';
import { count, day, words } from './common.ts';
import type { StaffRole } from './roles.ts';
import { route } from './route.ts';

/** The State Council's notice fits a page; a sheet of its days fits a request. */
export const MAX_NOTICE_CHARACTERS = 4000;
export const MAX_CALENDAR_SHEET_BYTES = 40_000;

const READERS = [
  'admin',
  'auditor',
  'duty_chief',
  'assessor',
  'dispatcher',
  'centre_leader',
  'supervisor',
] as const satisfies readonly StaffRole[];

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

/** What a notice or a sheet would load, before anything is written. */
export const calendarPreview = z.object({
  ...calendarYear.omit({ source: true }).shape,
  /** Line of the text or row of the sheet, and what is wrong with it; empty when it can be loaded. */
  troubles: z.array(z.object({ line: z.int(), message: z.string() })),
});
export type CalendarPreview = z.output<typeof calendarPreview>;

export const calendarRoutes = {
  listCalendarYears: route({
    method: 'GET',
    path: '/api/calendar-years',
    tag: '系统设置',
    summary: '工作日历已覆盖的年份；没有的年份不会被猜测',
    audience: READERS,
    rate: 'read',
    answer: z.object({
      items: z.array(calendarYear),
      /** Deadlines can be counted from the first to the last of these days; null when no year is loaded. */
      coverage: z.object({ from: day, to: day }).nullable(),
      /** The year that has to be loaded soon: this one, or from 1 October the next. */
      missingYear: z.int().nullable(),
    }),
  }),
  previewCalendarYear: route({
    method: 'POST',
    path: '/api/calendar-years/preview',
    tag: '系统设置',
    summary: '试读放假安排：通知原文、逐日清单或电子表格（日期、放假或上班两列），不写入',
    audience: ['admin'],
    rate: 'write',
    body: z.strictObject({
      year: z.int().min(2020).max(2100),
      text: words(MAX_NOTICE_CHARACTERS).optional(),
      /** An XLSX file in base64. */
      sheet: z
        .base64()
        .max(Math.ceil(MAX_CALENDAR_SHEET_BYTES / 3) * 4, '文件不能超过 40 KB')
        .optional(),
    }),
    answer: calendarPreview,
    refusals: ['sheet_unreadable', 'sheet_too_large', 'calendar_year_exists'],
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
