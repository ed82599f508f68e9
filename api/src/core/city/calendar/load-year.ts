import type { CalendarYear } from '../../../../contract/calendar.ts';
import type { Context } from '../../../context.ts';
import { nextDay } from '../../../lib/clock.ts';
import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { forgetCity } from '../city.ts';
import { insertCalendarYear } from '../store.ts';
import { isWeekend } from './read-notice.ts';

type Order = Omit<CalendarYear, 'workdays'>;

/** A year is loaded once and never changed: deadlines were computed from it. */
export async function loadCalendarYear(context: Context, order: Order): Promise<CalendarYear> {
  const isOfYear = (day: string) => day.startsWith(`${order.year}-`);
  const days = [...order.holidays, ...order.makeupWorkdays];
  const isSuitable =
    days.every(isOfYear) &&
    new Set(days).size === days.length &&
    !order.holidays.some(isWeekend) &&
    order.makeupWorkdays.every(isWeekend);
  if (!isSuitable) throw refuse('calendar_days_unsuitable');
  try {
    await context.db.transaction((session) =>
      insertCalendarYear(session, order.year, order.source, order),
    );
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('calendar_year_exists');
    throw error;
  }
  forgetCity(context.db);
  return { ...order, workdays: countWorkdays(order) };
}

export async function listCalendarYears(session: Session): Promise<CalendarYear[]> {
  const years = await session.rows<{ year: number; source: string }>(
    build('calendar_years').select('year', 'source').orderBy('year', 'desc'),
  );
  const days = await session.rows<{ day: string; works: number }>(
    build('calendar_days').select('day', 'works').orderBy('day'),
  );
  return years.map(({ year, source }) => {
    const mine = days.filter((one) => one.day.startsWith(`${year}-`));
    const holidays = mine.filter((one) => one.works === 0).map((one) => one.day);
    const makeupWorkdays = mine.filter((one) => one.works === 1).map((one) => one.day);
    const order = { year, source, holidays, makeupWorkdays };
    return { ...order, workdays: countWorkdays(order) };
  });
}

export function countWorkdays({
  year,
  holidays,
  makeupWorkdays,
}: Pick<Order, 'year' | 'holidays' | 'makeupWorkdays'>): number {
  let weekdays = 0;
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = nextDay(day))
    if (!isWeekend(day)) weekdays++;
  return weekdays - holidays.length + makeupWorkdays.length;
}
