import type { CaseAction } from '../../../../contract/case-words.ts';
import type { SchemeDefinition } from '../../../../contract/evaluation-scheme.ts';
import type { CaseLog, LoggedStep } from '../../../core/cases/index.ts';

/**
 * A stage of the loop; `by` null: a rule did it, or nobody yet and late. Null where it is written = not due yet, so it
 * counts for nothing.
 */
export type Stage = { by: string | null; isOnTime: boolean };

/** Why a case is in nobody's score; `counted` = it is in. */
export type Standing =
  | 'counted'
  | 'voided'
  | 'merged'
  | 'transferred'
  | 'self_handled'
  | 'appealed';

/** All that indicators are made of, derived from a case's row and log alone. */
export type CaseFacts = {
  id: string;
  caseNo: string;
  areaId: string;
  /** Who held the order at the deadline; null before the first dispatch. */
  unitId: string | null;
  handlerId: string | null;
  /** Null when a citizen reported it. */
  reporterId: string | null;
  reportedAt: Date;
  filedAt: Date | null;
  standing: Standing;
  isUrgent: boolean;
  accept: Stage | null;
  register: Stage | null;
  dispatch: Stage | null;
  verify: Stage | null;
  check: Stage | null;
  isDispatchAccurate: boolean;
  /** Every unit that got the order, and those that sent it back. */
  dispatchedUnits: string[];
  returningUnits: string[];
  isHandled: boolean;
  isOverdue: boolean;
  /** Deferred, suspended or with an authority: the clock says nothing against the unit. */
  isDeferred: boolean;
  isExtended: boolean;
  isClosed: boolean;
  isForceClosed: boolean;
  failedChecks: number;
  isSupervised: boolean;
  stars: number | null;
  /** The centre agreed with a reporter who said that nothing was solved. */
  isDisputeAccepted: boolean;
};

const MINUTE = 60_000;
const REWORK: readonly CaseAction[] = ['check_fail', 'close_reject'];
const DECIDING: readonly CaseAction[] = [
  'accept',
  'accept_and_register',
  'reject',
  'merge',
  'transfer_out',
];

type Limits = SchemeDefinition['stageMinutes'];

/** Pure: the same log and moment always give the same facts. Steps it does not know change nothing. */
export function factsOf(log: CaseLog, limits: Limits, asOf: Date): CaseFacts {
  const { steps } = log;
  const did = (...actions: CaseAction[]) => steps.some((step) => actions.includes(step.action));
  const isHandled = handledAt(steps) !== null;
  const isOverdue = overdueAt(log, asOf) !== null;
  const dispatches = steps.filter((step) => step.action === 'dispatch');
  const dispatchedUnits = unique(dispatches.map((step) => step.chosenUnitId));
  return {
    id: log.id,
    caseNo: log.caseNo,
    areaId: log.areaId,
    unitId: holderOf(log, asOf),
    handlerId: log.handlerId,
    reporterId: steps[0]?.actorKind === 'staff' ? steps[0].actorId : null,
    reportedAt: log.reportedAt,
    filedAt: log.filedAt,
    standing: standingOf(log, did),
    isUrgent: log.limitUnit?.startsWith('urgent') ?? false,
    accept: acceptStage(log, limits, asOf),
    register:
      lastWait(steps, 'pending_register', limits.register, asOf) ??
      acceptedAndFiled(log, limits, asOf),
    dispatch: firstWait(steps, 'pending_dispatch', limits.dispatch, asOf),
    verify: lastWait(steps, 'verifying', limits.verify, asOf),
    check: lastWait(steps, 'pending_check', limits.check, asOf),
    isDispatchAccurate: dispatchedUnits.length === 1 && log.state !== 'pending_dispatch',
    dispatchedUnits,
    returningUnits: unique(steps.map((step) => (step.action === 'return' ? step.unitId : null))),
    isHandled,
    isOverdue,
    isDeferred: did('grant_deferral', 'grant_suspension'),
    isExtended: did('grant_extension'),
    isClosed: log.state === 'closed',
    isForceClosed: log.state === 'force_closed',
    failedChecks: steps.filter((step) => REWORK.includes(step.action)).length,
    isSupervised: did('supervise'),
    stars: log.stars,
    isDisputeAccepted: steps.some(
      (step) => step.action === 'answer_dispute' && step.reason === 'accepted',
    ),
  };
}

function standingOf(log: CaseLog, did: (...actions: CaseAction[]) => boolean): Standing {
  if (did('self_handle')) return 'self_handled';
  if (log.state === 'voided' || log.state === 'merged' || log.state === 'transferred')
    return log.state;
  return did('grant_overdue_appeal') ? 'appealed' : 'counted';
}

/** The last feedback, unless the result was sent back after it. */
function handledAt(steps: readonly LoggedStep[]): Date | null {
  const last = steps.findLast((step) => step.action === 'feedback' || REWORK.includes(step.action));
  return last?.action === 'feedback' ? last.at : null;
}

/** The first missed deadline. The row keeps it once it was seen; before that the clock itself tells. */
function overdueAt(log: CaseLog, asOf: Date): Date | null {
  if (log.overdueAt) return log.overdueAt;
  if (!log.dueAt) return null;
  const end = handledAt(log.steps) ?? log.closedAt ?? asOf;
  return end > log.dueAt ? log.dueAt : null;
}

/** The order at the missed deadline counts for whoever held it then, even if it was passed on later. */
function holderOf(log: CaseLog, asOf: Date): string | null {
  const missedAt = overdueAt(log, asOf);
  if (!missedAt) return log.unitId;
  const orders = log.steps.filter((step) => step.chosenUnitId !== null && step.at <= missedAt);
  return orders.at(-1)?.chosenUnitId ?? log.unitId;
}

/** Time in `reported` alone counts: the clock stops while an inspector verifies. */
function acceptStage(log: CaseLog, limits: Limits, asOf: Date): Stage | null {
  const decided = log.steps.find(
    (step) => DECIDING.includes(step.action) && step.from === 'reported',
  );
  const end = decided?.at ?? asOf;
  const verifyingMs = waitsIn(log.steps, 'verifying', end).reduce((sum, wait) => sum + wait.ms, 0);
  const isOnTime = end.getTime() - log.reportedAt.getTime() - verifyingMs <= limits.accept * MINUTE;
  const isWaiting = decided === undefined && log.state !== 'voided';
  if (isWaiting) return isOnTime ? null : { by: null, isOnTime };
  return decided ? { by: personOf(decided), isOnTime } : null;
}

/** Where the acceptor files, accepting in time is filing in time. */
function acceptedAndFiled(log: CaseLog, limits: Limits, asOf: Date): Stage | null {
  const isFiled = log.steps.some((step) => step.action === 'accept_and_register');
  return isFiled ? acceptStage(log, limits, asOf) : null;
}

/** A published rule is nobody whose work could be rated. */
const personOf = (step: LoggedStep): string | null =>
  step.actorKind === 'system' ? null : step.actorId;

type Wait = { by: string | null; isEnded: boolean; ms: number };

/** Each stay in a state: how long, and who ended it. */
function waitsIn(steps: readonly LoggedStep[], state: LoggedStep['to'], asOf: Date): Wait[] {
  const waits: Wait[] = [];
  let since: Date | null = null;
  for (const step of steps) {
    if (step.at > asOf) break;
    if (since === null && step.to === state && step.from !== state) since = step.at;
    else if (since !== null && step.to !== state) {
      const ms = step.at.getTime() - since.getTime();
      waits.push({ by: personOf(step), isEnded: true, ms });
      since = null;
    }
  }
  if (since !== null)
    waits.push({ by: null, isEnded: false, ms: asOf.getTime() - since.getTime() });
  return waits;
}

function firstWait(
  steps: readonly LoggedStep[],
  state: LoggedStep['to'],
  minutes: number,
  asOf: Date,
): Stage | null {
  return toStage(waitsIn(steps, state, asOf).slice(0, 1), minutes);
}

/** Every stay has to be in time; the person is the one who ended the last. */
function lastWait(
  steps: readonly LoggedStep[],
  state: LoggedStep['to'],
  minutes: number,
  asOf: Date,
): Stage | null {
  return toStage(waitsIn(steps, state, asOf), minutes);
}

function toStage(waits: Wait[], minutes: number): Stage | null {
  const isOnTime = waits.every((wait) => wait.ms <= minutes * MINUTE);
  const last = waits.findLast((wait) => wait.isEnded);
  // Still waiting inside the limit, and never done before: nothing to say yet.
  return waits.length === 0 || (!last && isOnTime) ? null : { by: last?.by ?? null, isOnTime };
}

const unique = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];
