import { z } from 'zod';
import { instant } from './common.ts';
import { role } from './roles.ts';

/** Stages of the centre's own work that have a limit; handling has its clock by the standard. */
export const TIMED_STAGES = {
  accept: '受理',
  verify: '核实',
  register: '立案',
  dispatch: '派遣',
  check: '核查',
  close: '结案',
} as const;
export type TimedStage = keyof typeof TIMED_STAGES;
export const timedStage = z.enum(Object.keys(TIMED_STAGES) as [TimedStage, ...TimedStage[]]);

/** One stay of a case in a timed stage, in the order in which they began. */
export const stageVisit = z.object({
  /** The step of the log that began it. */
  seq: z.int().min(1),
  stage: timedStage,
  round: z.int().min(1),
  /** Whose turn it is. */
  holder: role,
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Runs day and night, in milliseconds. */
  limitMs: z.int().min(0),
  /** Until it ended, or until now; pauses are not counted. */
  usedMs: z.int().min(0),
  /** Null while paused. */
  dueAt: instant.nullable(),
  isPaused: z.boolean(),
  isOverdue: z.boolean(),
  /** How the deadline came about, in one sentence. */
  explanation: z.string(),
});
export type StageVisit = z.output<typeof stageVisit>;

/** The stage whose timer runs now, as lists show it. */
export const runningStage = z.object({ stage: timedStage, dueAt: instant, isOverdue: z.boolean() });
export type RunningStage = z.output<typeof runningStage>;
