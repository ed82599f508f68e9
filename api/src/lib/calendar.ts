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
const DAY = 24 * HOUR;

const LENGTH_MS: Record<LimitUnit, number> = {
  urgent_minute: 60_000,
  urgent_hour: HOUR,
  urgent_day: DAY,
  work_hour: HOUR,
  work_day: DAY,
  natural_day: DAY,
};

type Window = readonly [fromMs: number, toMs: number];
const WHOLE_DAY: readonly Window[] = [[0, DAY]];
/** Working hours: 08–12 and 14–18. */
const SHIFTS: readonly Window[] = [
  [8 * HOUR, 12 * HOUR],
  [14 * HOUR, 18 * HOUR],
];

export function isWorkday(day: string, calendar: WorkCalendar): boolean {
  if (day < calendar.from || day > calendar.to) throw refuse('calendar_not_covered');
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return calendar.exceptions.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/** When the clock of a unit runs on a day, in ms since midnight. A working day runs to the same minute, day by day. */
function windowsOn(day: string, unit: LimitUnit, calendar: WorkCalendar): readonly Window[] {
  if (unit !== 'work_day' && unit !== 'work_hour') return WHOLE_DAY;
  if (!isWorkday(day, calendar)) return [];
  return unit === 'work_day' ? WHOLE_DAY : SHIFTS;
}

/** When a limit that starts now is over: Friday 16:05 + 1 working day = Monday 16:05. */
export function addLimit(start: Date, limit: Limit, calendar: WorkCalendar): Date {
  return addRunning(start, limit.value * LENGTH_MS[limit.unit], limit.unit, calendar);
}

export function addRunning(
  start: Date,
  runningMs: number,
  unit: LimitUnit,
  calendar: WorkCalendar,
): Date {
  let leftMs = runningMs;
  for (let day = shanghaiDay(start), fromMs = shanghaiMs(start); ; day = nextDay(day), fromMs = 0) {
    for (const [opens, closes] of windowsOn(day, unit, calendar)) {
      const begin = Math.max(opens, fromMs);
      if (closes <= begin) continue;
      if (leftMs <= closes - begin) return new Date(startOfDay(day).getTime() + begin + leftMs);
      leftMs -= closes - begin;
    }
  }
}

/** How much of a unit's running time lies between two moments; 0 when the second is not later. */
export function runningBetween(
  from: Date,
  to: Date,
  unit: LimitUnit,
  calendar: WorkCalendar,
): number {
  let sumMs = 0;
  for (let day = shanghaiDay(from); startOfDay(day) < to; day = nextDay(day)) {
    const midnight = startOfDay(day).getTime();
    for (const [opens, closes] of windowsOn(day, unit, calendar)) {
      const begin = Math.max(midnight + opens, from.getTime());
      const end = Math.min(midnight + closes, to.getTime());
      sumMs += Math.max(0, end - begin);
    }
  }
  return sumMs;
}
