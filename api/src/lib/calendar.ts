import { nextDay, shanghaiDay, shanghaiMs, startOfDay } from './clock.ts';
import { refuse } from './refusal.ts';

export type LimitUnit =
  | 'urgent_minute'
  | 'urgent_hour'
  | 'urgent_day'
  | 'work_hour'
  | 'work_day'
  | 'natural_day';
export type Limit = { value: number; unit: LimitUnit };

/** The mainland working calendar: weekends, holidays on weekdays and make-up working days (调休). */
export type WorkCalendar = {
  /** First and last covered day; asking about any other day is an error, never a guess. */
  from: string;
  to: string;
  /** Days that differ from the plain week: true = works. */
  exceptions: ReadonlyMap<string, boolean>;
};

const HOUR = 3600_000;
/** Working hours of a day in ms since midnight: 08–12 and 14–18. */
const SHIFTS: readonly (readonly [number, number])[] = [
  [8 * HOUR, 12 * HOUR],
  [14 * HOUR, 18 * HOUR],
];
const RUNNING_MS = {
  urgent_minute: 60_000,
  urgent_hour: HOUR,
  urgent_day: 24 * HOUR,
  natural_day: 24 * HOUR,
};

export function isWorkday(day: string, calendar: WorkCalendar): boolean {
  if (day < calendar.from || day > calendar.to) throw refuse('calendar_not_covered');
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return calendar.exceptions.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/** When a limit that starts now is over. */
export function addLimit(start: Date, limit: Limit, calendar: WorkCalendar): Date {
  if (limit.unit === 'work_day') return addWorkdays(start, limit.value, calendar);
  if (limit.unit === 'work_hour') return addWorkHours(start, limit.value, calendar);
  return new Date(start.getTime() + limit.value * RUNNING_MS[limit.unit]);
}

// N working days later at the same minute; a start on a day off counts from the next working day's midnight.
function addWorkdays(start: Date, days: number, calendar: WorkCalendar): Date {
  let day = shanghaiDay(start);
  let timeMs = shanghaiMs(start);
  if (!isWorkday(day, calendar)) {
    while (!isWorkday(day, calendar)) day = nextDay(day);
    timeMs = 0;
  }
  for (let left = days; left > 0; ) {
    day = nextDay(day);
    if (isWorkday(day, calendar)) left--;
  }
  return new Date(startOfDay(day).getTime() + timeMs);
}

function addWorkHours(start: Date, hours: number, calendar: WorkCalendar): Date {
  let leftMs = hours * HOUR;
  for (let day = shanghaiDay(start), fromMs = shanghaiMs(start); ; day = nextDay(day), fromMs = 0) {
    if (!isWorkday(day, calendar)) continue;
    for (const [opens, closes] of SHIFTS) {
      const begin = Math.max(opens, fromMs);
      const usable = closes - begin;
      if (usable <= 0) continue;
      if (leftMs <= usable) return new Date(startOfDay(day).getTime() + begin + leftMs);
      leftMs -= usable;
    }
  }
}
