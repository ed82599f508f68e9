const SHANGHAI_OFFSET_MS = 8 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

/** The clock on the wall in China, which knows no summer time; phones abroad read the same. */
function wallClock(instant: string | number): Date {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS);
}

const two = (value: number) => String(value).padStart(2, '0');

/** 11月21日 09:05, with the year when it is another one. */
export function dayAndTime(instant: string | number, now: number = Date.now()): string {
  const at = wallClock(instant);
  const year = at.getUTCFullYear();
  const prefix = year === wallClock(now).getUTCFullYear() ? '' : `${year}年`;
  return `${prefix}${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${timeOfDay(at)}`;
}

/** 11月27日: the day that ends with an instant, or in which it lies; nobody reads midnight as a deadline. */
export function lastDay(until: string | number, now: number = Date.now()): string {
  return dayAndTime(new Date(until).getTime() - 1, now).split(' ')[0] ?? '';
}

/** 今天 09:05, 昨天 18:30, otherwise the date. */
export function friendlyTime(instant: string | number, now: number = Date.now()): string {
  const at = wallClock(instant);
  const days = Math.floor(wallClock(now).getTime() / DAY_MS) - Math.floor(at.getTime() / DAY_MS);
  if (days === 0) return `今天 ${timeOfDay(at)}`;
  if (days === 1) return `昨天 ${timeOfDay(at)}`;
  return dayAndTime(instant, now);
}

const timeOfDay = (at: Date) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
