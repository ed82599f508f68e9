import { nextDay, shanghaiDay, startOfDay } from '../../lib/clock.ts';

// `claimUntil` is the first instant at which it is too late, and always the end of a day: people are told a last day.

/** Money that came back may be claimed again for so many days, even when the time for claiming is over by then. */
const RECLAIM_DAYS = 7;

/** The end of the day that lies so many days after this instant, in Asia/Shanghai. */
export const endOfDay = (at: Date, days = 0): Date =>
  startOfDay(nextDay(shanghaiDay(at), days + 1));

/** The same number of milliseconds more, and the rest of that day. */
export const extended = (claimUntil: Date, ms: number): Date =>
  endOfDay(new Date(claimUntil.getTime() + ms - 1));

/** A payout came back now. */
export function endAfterReturn(claimUntil: Date | null, now: Date): Date | null {
  const least = endOfDay(now, RECLAIM_DAYS);
  return claimUntil && claimUntil < least ? least : claimUntil;
}

/** The last moment at which it may be claimed: its date is the last day. */
export const lastMoment = (claimUntil: Date): Date => new Date(claimUntil.getTime() - 1);

export const isPastClaiming = (claimUntil: Date | null, now: Date): boolean =>
  claimUntil !== null && now >= claimUntil;
