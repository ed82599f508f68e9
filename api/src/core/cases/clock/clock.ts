import type { CaseAction } from '../../../../contract/case-words.ts';
import {
  addLimit,
  addRunning,
  type Limit,
  runningBetween,
  type WorkCalendar,
} from '../../../lib/calendar.ts';

/** The handling clock of a case. It runs while `dueAt` is set, and is paused while `leftMs` is. */
export type Clock = {
  limit: Limit | null;
  unitId: string | null;
  round: number;
  roundStartedAt: Date | null;
  dueAt: Date | null;
  leftMs: number | null;
  /** The first deadline ever set; no later step changes it. */
  originalDueAt: Date | null;
  extensionCount: number;
};

/** What a step of the log says to the clock. */
export type ClockEvent = {
  action: CaseAction;
  at: Date;
  /** For steps that choose or correct a standard line. */
  limit?: Limit | undefined;
  /** For dispatches and escalations. */
  unitId?: string | undefined;
  /** For a deferral: the agreed end. */
  until?: Date | undefined;
};

export const NEW_CLOCK: Clock = {
  limit: null,
  unitId: null,
  round: 1,
  roundStartedAt: null,
  dueAt: null,
  leftMs: null,
  originalDueAt: null,
  extensionCount: 0,
};

type Mover = (clock: Clock, event: ClockEvent, calendar: WorkCalendar) => Partial<Clock>;

const MOVES: Partial<Record<CaseAction, Mover>> = {
  accept: (_clock, { limit }) => ({ limit: limit ?? null }),
  accept_and_register: (_clock, { limit }) => ({ limit: limit ?? null }),
  dispatch,
  return: pause,
  grant_suspension: pause,
  hand_to_enforcement: pause,
  resume,
  enforcement_result: resume,
  // Passing a case up or down keeps its clock: only the holder changes.
  pass_down: (_clock, { unitId }) => ({ unitId: unitId ?? null }),
  escalate: (_clock, { unitId }) => ({ unitId: unitId ?? null }),
  grant_extension: (clock, _event, calendar) => ({
    dueAt: clock.dueAt && clock.limit && addLimit(clock.dueAt, clock.limit, calendar),
    extensionCount: clock.extensionCount + 1,
  }),
  grant_deferral: (clock, { until }) => ({ dueAt: until ?? clock.dueAt }),
  correct_grade: correct,
  check_fail: startRound,
  close_reject: startRound,
};

/** The clock after a step; the same fold over the log gives what the row says. Pure. */
export function moveClock(clock: Clock, event: ClockEvent, calendar: WorkCalendar): Clock {
  const next = { ...clock, ...MOVES[event.action]?.(clock, event, calendar) };
  return { ...next, originalDueAt: clock.originalDueAt ?? next.dueAt };
}

// Back to the unit that returned it the clock resumes; another unit starts with the full limit.
function dispatch(clock: Clock, event: ClockEvent, calendar: WorkCalendar): Partial<Clock> {
  const unitId = event.unitId ?? null;
  if (clock.leftMs !== null && clock.unitId === unitId)
    return { ...resume(clock, event, calendar), unitId };
  return { unitId, leftMs: null, ...begin(clock, event, calendar) };
}

function begin(clock: Clock, { at }: ClockEvent, calendar: WorkCalendar): Partial<Clock> {
  return { roundStartedAt: at, dueAt: clock.limit && addLimit(at, clock.limit, calendar) };
}

function startRound(clock: Clock, event: ClockEvent, calendar: WorkCalendar): Partial<Clock> {
  return { ...begin(clock, event, calendar), round: clock.round + 1, leftMs: null };
}

function pause(clock: Clock, { at }: ClockEvent, calendar: WorkCalendar): Partial<Clock> {
  if (!clock.dueAt || !clock.limit) return {};
  return { dueAt: null, leftMs: runningBetween(at, clock.dueAt, clock.limit.unit, calendar) };
}

function resume(clock: Clock, { at }: ClockEvent, calendar: WorkCalendar): Partial<Clock> {
  if (clock.leftMs === null || !clock.limit) return {};
  return { dueAt: addRunning(at, clock.leftMs, clock.limit.unit, calendar), leftMs: null };
}

/** Another line of the standard: the limit counts anew from where this round began. */
function correct(clock: Clock, { limit, at }: ClockEvent, calendar: WorkCalendar): Partial<Clock> {
  if (!limit) return {};
  if (!clock.roundStartedAt) return { limit };
  const dueAt = addLimit(clock.roundStartedAt, limit, calendar);
  if (clock.leftMs === null) return { limit, dueAt };
  return { limit, leftMs: runningBetween(at, dueAt, limit.unit, calendar) };
}
