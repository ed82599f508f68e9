import { describe, expect, it } from 'vitest';
import { factsOf } from './facts.ts';
import { logOf, minutesAfter, STRAIGHT, type Told } from './testing.ts';

const LIMITS = { accept: 15, register: 15, dispatch: 15, verify: 30, check: 60 };
const LATER = minutesAfter(2000);
const facts = (story: Told[], change = {}, asOf = LATER) =>
  factsOf(logOf(story, change), LIMITS, asOf);
const until = (action: Told[1]) =>
  STRAIGHT.slice(0, STRAIGHT.findIndex((step) => step[1] === action) + 1);

describe('what a case log says', () => {
  it('the straight road is in time at every stage, and each stage has its person', () => {
    expect(facts(STRAIGHT)).toMatchObject({
      standing: 'counted',
      unitId: 'u-env',
      handlerId: 'worker',
      accept: { by: 'acceptor', isOnTime: true },
      register: { by: 'acceptor', isOnTime: true },
      dispatch: { by: 'dispatcher', isOnTime: true },
      check: { by: 'inspector', isOnTime: true },
      verify: null,
      isDispatchAccurate: true,
      isHandled: true,
      isOverdue: false,
      isClosed: true,
      failedChecks: 0,
    });
  });

  it('the time an inspector verifies is not the acceptor’s', () => {
    const story: Told[] = [
      [0, 'report', 'reported', 'citizen-1'],
      [5, 'request_verify', 'verifying', 'acceptor'],
      [40, 'verify_result', 'reported', 'inspector'],
      [48, 'accept_and_register', 'pending_dispatch', 'acceptor'],
    ];
    expect(facts(story)).toMatchObject({
      accept: { by: 'acceptor', isOnTime: true },
      verify: { by: 'inspector', isOnTime: false },
    });
  });

  it('who files is in time from acceptance on, not from the report', () => {
    const story: Told[] = [
      [0, 'report', 'reported', 'citizen-1'],
      [60, 'accept', 'pending_register', 'acceptor'],
      [70, 'register', 'pending_dispatch', 'chief'],
    ];
    expect(facts(story)).toMatchObject({
      accept: { by: 'acceptor', isOnTime: false },
      register: { by: 'chief', isOnTime: true },
    });
  });

  it('a dispute the centre agreed with is a fact, one it did not agree with is none', () => {
    const disputed = (reason: string): Told[] => [
      ...STRAIGHT,
      [200, 'dispute', 'closed', 'citizen-1'],
      [260, 'answer_dispute', 'closed', 'acceptor', reason],
    ];
    expect(facts(disputed('accepted')).isDisputeAccepted).toBe(true);
    expect(facts(disputed('not_accepted')).isDisputeAccepted).toBe(false);
    expect(facts(disputed('accepted').slice(0, -1)).isDisputeAccepted).toBe(false);
  });

  it('what a published rule did in time counts, and is nobody’s work', () => {
    const story = until('dispatch').map(
      (step): Told =>
        step[1] === 'dispatch' ? [20, 'dispatch', 'pending_handle', 'rule:1@1', 'u-env'] : step,
    );
    expect(facts(story).dispatch).toEqual({ by: null, isOnTime: true });
  });

  it('a stage that still waits inside its limit says nothing yet, and counts against nobody’s name when late', () => {
    const story = until('accept_and_register');
    expect(facts(story, {}, minutesAfter(20)).dispatch).toBeNull();
    expect(facts(story, {}, minutesAfter(60)).dispatch).toEqual({ by: null, isOnTime: false });
  });

  it('the deadline is missed one moment after it, not at it', () => {
    const open = until('receive');
    expect(facts(open, {}, minutesAfter(300)).isOverdue).toBe(false);
    expect(facts(open, {}, new Date(minutesAfter(300).getTime() + 1)).isOverdue).toBe(true);
  });

  it('a result sent back is not handled, and every round counts', () => {
    const story: Told[] = [...until('feedback'), [150, 'check_fail', 'handling', 'inspector']];
    expect(facts(story, {}, minutesAfter(200))).toMatchObject({
      isHandled: false,
      failedChecks: 1,
      isOverdue: false,
    });
    expect(facts(story)).toMatchObject({ isHandled: false, isOverdue: true });
  });

  it('what was overdue once stays overdue, although the next round was in time', () => {
    expect(facts(STRAIGHT, { overdueAt: minutesAfter(100) }).isOverdue).toBe(true);
  });

  it('the order counts for the unit that held it at the deadline, whoever got it afterwards', () => {
    const story: Told[] = [
      ...until('dispatch'),
      [400, 'return', 'pending_dispatch', 'head', 'u-env'],
      [410, 'dispatch', 'pending_handle', 'dispatcher', 'u-roads'],
    ];
    const passedOn = { overdueAt: minutesAfter(300), dueAt: minutesAfter(900) };
    expect(facts(story, passedOn)).toMatchObject({
      unitId: 'u-env',
      isDispatchAccurate: false,
      returningUnits: ['u-env'],
      dispatchedUnits: ['u-env', 'u-roads'],
    });
    expect(facts(story, { dueAt: minutesAfter(900) }, minutesAfter(500)).unitId).toBe('u-roads');
  });

  it.each<[string, Told, string]>([
    ['voided', [200, 'void_filed', 'voided'], 'voided'],
    ['merged', [200, 'merge', 'merged'], 'merged'],
    ['handed over to others', [200, 'transfer_out', 'transferred'], 'transferred'],
    ['appealed with success', [200, 'grant_overdue_appeal', 'closed'], 'appealed'],
    ['force-closed', [200, 'force_close', 'force_closed'], 'counted'],
    ['with a step nobody here knows', [200, 'correct_grade', 'closed'], 'counted'],
  ])('a case %s stands as it should', (_what, step, standing) => {
    expect(facts([...STRAIGHT, step]).standing).toBe(standing);
  });

  it('an appeal takes the case out of the score and keeps the fact', () => {
    const story: Told[] = [...STRAIGHT, [900, 'grant_overdue_appeal', 'closed', 'assessor']];
    expect(facts(story, { overdueAt: minutesAfter(100) })).toMatchObject({
      standing: 'appealed',
      isOverdue: true,
    });
  });
});
