import { type RunningStage, type StageVisit, TIMED_STAGES } from '../../../../contract/stages.ts';
import { shanghaiDay, shanghaiMs } from '../../../lib/clock.ts';
import { isOverdueAt, REWORK, type StageEvent, usedUntil, type Visit } from './stage-clock.ts';

/** A visit as staff read it, with how its deadline came about. */
export function showVisit(visit: Visit, now: Date): StageVisit {
  const { seq, stage, round, holder, limitMs } = visit;
  const isPaused = !visit.endedAt && !visit.runningSince;
  return {
    seq,
    stage,
    round,
    holder,
    limitMs,
    startedAt: visit.startedAt.toISOString(),
    endedAt: visit.endedAt?.toISOString() ?? null,
    usedMs: usedUntil(visit, visit.endedAt ?? now),
    dueAt: visit.dueAt?.toISOString() ?? null,
    isPaused,
    isOverdue: isOverdueAt(visit, now),
    explanation: explain(visit, isPaused),
  };
}

export function showRunning(visit: Visit | undefined, now: Date): RunningStage | null {
  if (!visit?.dueAt) return null;
  const { stage, dueAt } = visit;
  return { stage, dueAt: dueAt.toISOString(), isOverdue: isOverdueAt(visit, now) };
}

function explain(visit: Visit, isPaused: boolean): string {
  const { stage, limitMs, startedAt, dueAt, usedMs } = visit;
  const begun = `${sayTime(startedAt)} 起计，${TIMED_STAGES[stage]}时限 ${sayMinutes(limitMs)}（昼夜连续）`;
  if (isPaused) return `${begun}；已暂停，已用 ${sayMinutes(usedMs)}`;
  if (!dueAt) return `${begun}；暂停中结束`;
  const waitedMs = dueAt.getTime() - startedAt.getTime() - limitMs;
  const waited = waitedMs > 0 ? `；核实期间暂停 ${sayMinutes(waitedMs)}` : '';
  return `${begun}${waited}；应于 ${sayTime(dueAt)} 前完成`;
}

/** To the second: a deadline passes at one. */
function sayTime(at: Date): string {
  const seconds = Math.floor(shanghaiMs(at) / 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = [seconds / 3600, (seconds % 3600) / 60, seconds % 60].map(two).join(':');
  return `${shanghaiDay(at).slice(5)} ${clock}`;
}

function sayMinutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`;
}

type LoggedStep = {
  seq: number;
  action: Parameters<typeof REWORK.includes>[0];
  from_state: StageEvent['from'];
  to_state: StageEvent['to'];
  at: Date;
  payload: string;
};

/** What each step of the log told the timers. */
export function stageEventsOf(events: readonly LoggedStep[]): StageEvent[] {
  let round = 1;
  return events.map(({ seq, action, from_state: from, to_state: to, at, payload }) => {
    if (REWORK.includes(action)) round++;
    const { used } = JSON.parse(payload) as { used?: { stageLimitMs?: number } };
    return { seq, from, to, at, round, limitMs: used?.stageLimitMs };
  });
}
