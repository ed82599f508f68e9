import { nextDay, shanghaiDay, shanghaiMs, startOfDay } from '../../../lib/clock.ts';

/** HH:mm in Asia/Shanghai; the shift begins with `from` and is over at `to`. */
export type Shift = { from: string; to: string };

/** Every day of the year, unless the city says otherwise. */
export const SHIFT: Shift = { from: '08:00', to: '19:30' };

const msOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
};

export function isOnShift(now: Date, shift: Shift): boolean {
  const ms = shanghaiMs(now);
  return ms >= msOf(shift.from) && ms < msOf(shift.to);
}

/** When the next shift begins; called while none is on. */
export function nextShiftAt(now: Date, shift: Shift): Date {
  const today = shanghaiDay(now);
  const day = shanghaiMs(now) < msOf(shift.from) ? today : nextDay(today);
  return new Date(startOfDay(day).getTime() + msOf(shift.from));
}
