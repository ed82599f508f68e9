import type { CaseAction, CaseState } from '../../../../contract/case-words.ts';
import type { CaseLog, LoggedStep } from '../../../core/cases/index.ts';

export const START = new Date('2026-11-02T01:00:00.000Z');
export const minutesAfter = (minutes: number, from = START) =>
  new Date(from.getTime() + minutes * 60_000);

/** One step of a story: when (minutes after the start), what, the state it leads to, by whom, for which unit (or with which reason). */
export type Told = [minute: number, action: CaseAction, to: CaseState, by?: string, unit?: string];

const kindOf = (by: string) =>
  by.startsWith('citizen') ? 'citizen' : by.startsWith('rule:') ? 'system' : 'staff';

/** A log out of a short story; the row follows from the steps as the case store writes it. */
export function logOf(story: Told[], change: Partial<CaseLog> = {}): CaseLog {
  let from: CaseState | null = null;
  const steps: LoggedStep[] = story.map(([minute, action, to, by = 'somebody', unit]) => {
    const isOrder = action === 'dispatch' || action === 'escalate';
    const step: LoggedStep = {
      action,
      from,
      to,
      actorKind: kindOf(by),
      actorId: by,
      unitId: isOrder ? null : (unit ?? null),
      chosenUnitId: isOrder ? (unit ?? null) : null,
      reason: action === 'answer_dispute' ? (unit ?? null) : null,
      at: minutesAfter(minute),
    };
    from = to;
    return step;
  });
  const last = (...actions: CaseAction[]) =>
    steps.findLast((step) => actions.includes(step.action)) ?? null;
  return {
    id: '01JD0000000000000000000001',
    caseNo: '370700-20261102-00001',
    state: steps.at(-1)?.to ?? 'reported',
    areaId: 'west',
    unitId: last('dispatch', 'escalate')?.chosenUnitId ?? null,
    handlerId: last('submit_result')?.actorId ?? null,
    longitude: 119.2,
    latitude: 36.5,
    reportedAt: steps[0]?.at ?? START,
    filedAt: last('register', 'accept_and_register')?.at ?? null,
    handledAt: last('feedback')?.at ?? null,
    closedAt: last('close')?.at ?? null,
    dueAt: last('dispatch') ? minutesAfter(300) : null,
    overdueAt: null,
    categoryKey: 'E0110',
    limitUnit: 'work_hour',
    stars: null,
    steps,
    ...change,
  };
}

/** The straight road: everybody in time, closed at the end. */
export const STRAIGHT: Told[] = [
  [0, 'report', 'reported', 'citizen-1'],
  [10, 'accept_and_register', 'pending_dispatch', 'acceptor'],
  [20, 'dispatch', 'pending_handle', 'dispatcher', 'u-env'],
  [30, 'receive', 'handling', 'head'],
  [120, 'submit_result', 'pending_dept_confirm', 'worker'],
  [130, 'feedback', 'pending_check', 'head'],
  [160, 'check_pass', 'pending_close', 'inspector'],
  [170, 'close', 'closed', 'chief'],
];
