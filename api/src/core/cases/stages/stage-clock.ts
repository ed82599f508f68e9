import type { CaseAction, CaseState } from '../../../../contract/case-words.ts';
import type { Role } from '../../../../contract/roles.ts';
import type { TimedStage } from '../../../../contract/stages.ts';
import { PAUSED_BY, timedRule } from './limits.ts';

/** One stay in a timed stage. It runs while `runningSince` is set, waits while only `endedAt` is missing. */
export type Visit = {
  seq: number;
  stage: TimedStage;
  round: number;
  holder: Role;
  limitMs: number;
  startedAt: Date;
  runningSince: Date | null;
  /** Without what runs since `runningSince`. */
  usedMs: number;
  /** Null while it waits; kept after the end. */
  dueAt: Date | null;
  endedAt: Date | null;
  endedSeq: number | null;
  overdueAt: Date | null;
};

/** What a step of the log says to the timers. */
export type StageEvent = {
  seq: number;
  from: CaseState | null;
  to: CaseState;
  at: Date;
  /** The round of handling after the step. */
  round: number;
  /** The limit in force when a timed stage began; older logs know none, and what has no limit is not measured. */
  limitMs: number | undefined;
};

/** Steps that begin another round of handling. */
export const REWORK: readonly CaseAction[] = ['check_fail', 'close_reject'];

/** All visits after a step; the same fold over the log gives what the rows say. Pure. */
export function moveVisits(visits: readonly Visit[], event: StageEvent): Visit[] {
  if (event.from === event.to) return [...visits];
  const moved = visits.map((visit) => (visit.endedAt ? visit : leave(visit, event)));
  const rule = timedRule(event.to);
  const isThere = moved.some((visit) => !visit.endedAt && visit.stage === rule?.stage);
  if (!rule || event.limitMs === undefined || isThere) return moved;
  const { seq, round, at, limitMs } = event;
  const { stage, holder } = rule;
  const begun = { startedAt: at, runningSince: at, dueAt: after(at, limitMs), usedMs: 0 };
  const open = { endedAt: null, endedSeq: null, overdueAt: null };
  return [...moved, { seq, stage, holder, round, limitMs, ...begun, ...open }];
}

function leave(visit: Visit, event: StageEvent): Visit {
  const pausedBy = PAUSED_BY[visit.stage];
  if (pausedBy && event.to === pausedBy) return { ...stop(visit, event.at), dueAt: null };
  const isBack = pausedBy === event.from && timedRule(event.to)?.stage === visit.stage;
  if (isBack) return resume(visit, event.at);
  return { ...stop(visit, event.at), endedAt: event.at, endedSeq: event.seq };
}

function stop(visit: Visit, at: Date): Visit {
  const usedMs = usedUntil(visit, at);
  const overdueAt = isOverdueAt(visit, at) ? (visit.overdueAt ?? visit.dueAt) : null;
  return { ...visit, usedMs, runningSince: null, overdueAt };
}

function resume(visit: Visit, at: Date): Visit {
  return {
    ...visit,
    runningSince: at,
    dueAt: after(at, Math.max(0, visit.limitMs - visit.usedMs)),
  };
}

export const usedUntil = ({ usedMs, runningSince }: Visit, at: Date): number =>
  usedMs + (runningSince ? Math.max(0, at.getTime() - runningSince.getTime()) : 0);

/** A fact from the deadline's own second on, whether or not a job has written it down. */
export const isOverdueAt = ({ overdueAt, runningSince, dueAt }: Visit, at: Date): boolean =>
  overdueAt !== null || (runningSince !== null && dueAt !== null && dueAt <= at);

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
