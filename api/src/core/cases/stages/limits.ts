import type { CaseState } from '../../../../contract/case-words.ts';
import type { Role } from '../../../../contract/roles.ts';
import type { TimedStage } from '../../../../contract/stages.ts';

type Rule = { stage: TimedStage; holder: Role; minutes: number };

/** States with a timer: whose turn it is, and the limit in minutes that run day and night unless the city sets another. */
const TIMED: Partial<Record<CaseState, Rule>> = {
  reported: { stage: 'accept', holder: 'acceptor', minutes: 15 },
  verifying: { stage: 'verify', holder: 'inspector', minutes: 30 },
  pending_register: { stage: 'register', holder: 'duty_chief', minutes: 15 },
  pending_dispatch: { stage: 'dispatch', holder: 'dispatcher', minutes: 15 },
  pending_check: { stage: 'check', holder: 'inspector', minutes: 60 },
  pending_close: { stage: 'close', holder: 'duty_chief', minutes: 30 },
};

/** A stage that waits, without being left, while the case is in another state. */
export const PAUSED_BY: Partial<Record<TimedStage, CaseState>> = { accept: 'verifying' };

export const timedRule = (state: CaseState): Rule | undefined => TIMED[state];

const MINUTE_MS = 60_000;

/** The limit of the stage a state belongs to; undefined when nothing is timed there. */
export function limitOf(
  state: CaseState,
  cityMinutes: Partial<Record<TimedStage, number>> = {},
): number | undefined {
  const rule = TIMED[state];
  return rule && (cityMinutes[rule.stage] ?? rule.minutes) * MINUTE_MS;
}
