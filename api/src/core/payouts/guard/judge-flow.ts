import type { StopCause } from '../../../../contract/payout-switch.ts';
import { sayYuan } from '../../../lib/say-yuan.ts';

const HOUR_MS = 3600_000;
const MAX_IN_DOUBT = 20;
/** Up to here an hour is never too much. */
export const FREE_FEN = 50_000;
const TIMES = 3;
const MIN_DAYS = 3;

/** What is under way at this moment. */
export type Flow = {
  now: number;
  /** When two people started it: what they saw then does not stop it again. */
  startedAt: number;
  /** When each payout in doubt was first sent. */
  doubtsSince: number[];
  /** Sent for the first time within the last hour, and since the start. */
  hourFen: number;
  /** The busiest hour of each of the last seven days that paid anything. */
  peaksFen: number[];
};

export type FlowAlarm = { cause: StopCause; detail: string };

/** Why no more may go out before people have looked, or null. */
export function judgeFlow(flow: Flow): FlowAlarm | null {
  const fresh = flow.doubtsSince.filter((at) => at > flow.startedAt);
  if (fresh.length > MAX_IN_DOUBT) return { cause: 'doubt_many', detail: `${fresh.length} 笔` };
  const grownOld = flow.doubtsSince.filter((at) => isOldSinceStart(at, flow));
  if (grownOld.length > 0) return { cause: 'doubt_old', detail: `${grownOld.length} 笔` };
  const limitFen = limitOf(flow.peaksFen);
  if (limitFen === null || flow.hourFen <= limitFen) return null;
  return { cause: 'hour_sum', detail: `${sayYuan(flow.hourFen)}，上限 ${sayYuan(limitFen)}` };
}

const isOldSinceStart = (at: number, { now, startedAt }: Flow) =>
  now - at > HOUR_MS && at + HOUR_MS > startedAt;

/**
 * Three times the median of the daily busiest hours, for every evening is far above the median of all hours; and no
 * limit before three days have paid, for a first busy day has nothing to be odd against, and two people fund the pool.
 */
export function limitOf(peaksFen: readonly number[]): number | null {
  if (peaksFen.length < MIN_DAYS) return null;
  const sorted = [...peaksFen].sort((a, b) => a - b);
  const at = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2;
  return Math.max(FREE_FEN, TIMES * median);
}
