/** Time is passed in, so that a rule can be asked about any moment. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

// China has one zone and no summer time.
const SHANGHAI_OFFSET_MS = 8 * 3600_000;

/** The calendar day in Asia/Shanghai, YYYY-MM-DD. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a Shanghai day begins. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);
}

export function nextDay(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

/** The time of day in Asia/Shanghai, HH:mm. */
export function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** As people say it: 2027年2月18日. */
export function shanghaiDate(at: Date): string {
  const [year, month, day] = shanghaiDay(at).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** As people say it: 11月23日 09:30. */
export function shanghaiMinute(at: Date): string {
  const [, month, day] = shanghaiDay(at).split('-').map(Number);
  return `${month}月${day}日 ${shanghaiTime(at)}`;
}

/** Minutes since midnight in Asia/Shanghai. */
export function shanghaiMs(at: Date): number {
  return at.getTime() - startOfDay(shanghaiDay(at)).getTime();
}
