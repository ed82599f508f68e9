import type { Context } from '../../../context.ts';
import { readSwitch, stopBySystem } from '../switch/index.ts';
import { isOff } from './compare-clocks.ts';
import { dailyPeaks, doubtsSince, lastOffsMs, sentSince } from './flow-store.ts';
import { type FlowAlarm, FREE_FEN, judgeFlow } from './judge-flow.ts';

const HOUR_MS = 3600_000;

/** Looks whether what goes out, and what is said about it, is as usual; if not, paying stops. */
export async function watchFlow(context: Context): Promise<string | null> {
  const { db } = context;
  const now = context.clock.now();
  const { is_running: isRunning, since } = await readSwitch(db);
  if (isRunning === 0) return null;
  const alarm = (await lookAtFlow(context, now, since)) ?? (await lookAtClock(context, now, since));
  if (!alarm) return null;
  context.log.error(alarm, 'payouts stopped');
  await stopBySystem(db, now, alarm.cause, alarm.detail);
  return alarm.cause;
}

async function lookAtFlow({ db }: Context, now: Date, since: Date): Promise<FlowAlarm | null> {
  const hourAgo = new Date(Math.max(now.getTime() - HOUR_MS, since.getTime()));
  const hourFen = await sentSince(db, hourAgo);
  return judgeFlow({
    now: now.getTime(),
    startedAt: since.getTime(),
    doubtsSince: await doubtsSince(db),
    hourFen,
    // A month of hours is only added up for an hour that could be too much.
    peaksFen: hourFen > FREE_FEN ? await dailyPeaks(db, now) : [],
  });
}

async function lookAtClock({ db }: Context, now: Date, since: Date): Promise<FlowAlarm | null> {
  const offs = await lastOffsMs(db, since, now);
  return isOff(offs) ? { cause: 'clock_off', detail: '与微信支付相差超过两秒' } : null;
}
