import { describe, expect, it } from 'vitest';
import { type CaseAction, caseActionNames, caseStateNames } from '../../../contract/case-words.ts';
import { roleNames } from '../../../contract/roles.ts';
import { type Doer, decide, type Facts, offer } from './decide.ts';
import { WORKFLOW } from './workflow.ts';

const facts = (change: Partial<Facts> = {}): Facts => ({
  state: 'reported',
  citizenId: 'me',
  unitId: 'u-env',
  // Whose work it is: one's own while handling, another's when it is checked.
  handlerId: ['pending_check', 'pending_close'].includes(change.state ?? '') ? 'x' : 'me',
  handledBy: [],
  handlingUnits: [],
  beforePhotoCount: 1,
  hasOutsideResultPhoto: true,
  isChecked: true,
  isRated: false,
  openRequest: null,
  extensionCount: 0,
  wasSuspended: false,
  isOverdue: false,
  hasParentUnit: true,
  taskFor: null,
  isUrgedToday: false,
  dispute: null,
  isDisputeTime: true,
  rejectionAppeal: null,
  overdueAppeal: null,
  openOrders: [],
  orderCount: 0,
  registersByAcceptor: true,
  wasSentBack: false,
  ...change,
});
const doer = (change: Partial<Doer> = {}): Doer => ({
  id: 'me',
  roles: [],
  unitId: 'u-env',
  ...change,
});
const full = (action: (typeof caseActionNames)[number], reason = 'other') => ({
  action,
  reason,
  has: () => true,
});

/** What has to be open for an answer to be possible. */
const ASKED: Partial<Record<CaseAction, Partial<Facts>>> = {
  deny_request: { openRequest: 'extension' },
  reopen_rejected: { rejectionAppeal: 'open' },
  uphold_rejection: { rejectionAppeal: 'open' },
  appeal_overdue: { isOverdue: true },
  answer_co_order: { openOrders: [{ unitId: 'u-env', askedUnitId: 'u-env' }] },
  return_co_order: { openOrders: [{ unitId: 'u-env', askedUnitId: 'u-env' }] },
  cancel_co_order: { openOrders: [{ unitId: 'u-env', askedUnitId: 'u-env' }] },
  grant_overdue_appeal: { overdueAppeal: 'open' },
  deny_overdue_appeal: { overdueAppeal: 'open' },
};

describe('the table of the closed loop', () => {
  it('refuses everything outside its own rows, for every state, action and role', () => {
    let admitted = 0;
    let refused = 0;
    for (const registersByAcceptor of [true, false])
      for (const state of caseStateNames)
        for (const action of caseActionNames)
          for (const role of roleNames) {
            const one = facts({ state, registersByAcceptor });
            const decision = decide(one, doer({ roles: [role] }), full(action));
            const isRow = WORKFLOW.some(
              (step) =>
                step.action === action && step.from.includes(state) && step.by.includes(role),
            );
            const name = `${state} ${action} ${role}`;
            if (decision.ok) {
              expect(isRow, name).toBe(true);
              admitted++;
            } else if (!isRow) {
              expect(['role_not_allowed', 'action_not_possible'], name).toContain(decision.code);
              refused++;
            }
          }
    expect(admitted).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(20_000);
  });

  it('offers what it would then admit, and nothing else', () => {
    for (const state of caseStateNames)
      for (const role of roleNames) {
        const person = doer({ roles: [role] });
        for (const step of offer(facts({ state }), person))
          expect(
            decide(
              facts({ state }),
              person,
              full(step.action, Object.keys(step.reasons ?? { x: 1 })[0]),
            ).ok,
          ).toBe(true);
      }
  });

  it('asks for everything a step needs, one thing at a time', () => {
    for (const step of WORKFLOW)
      for (const need of step.needs) {
        const state = step.from[0] ?? 'reported';
        const registersByAcceptor = !step.guards?.includes('chief_registers');
        const asked = { dispute: step.action === 'answer_dispute' ? ('open' as const) : null };
        const handlerId = step.guards?.includes('not_own_work') ? 'x' : 'me';
        const change = { ...ASKED[step.action], ...asked, handlerId };
        const order = { ...full(step.action), has: (one: string) => one !== need };
        const decision = decide(
          facts({ state, registersByAcceptor, ...change }),
          doer({ roles: [...step.by] }),
          order,
        );
        expect(decision, `${step.action} without ${need}`).toMatchObject({
          ok: false,
          code: `${need}_required`,
        });
      }
  });

  it('refuses a reason that is not on the list', () => {
    const order = full('reject', 'because');
    expect(decide(facts(), doer({ roles: ['acceptor'] }), order)).toMatchObject({
      code: 'reason_required',
    });
  });
});

describe('nobody checks or closes own work', () => {
  const both: Doer = doer({
    roles: ['handler', 'inspector', 'duty_chief'],
    unitId: 'u-other',
    id: 'both',
  });
  it.each(['check_pass', 'check_fail'] as const)('%s is refused to who handled it', (action) => {
    const one = facts({ state: 'pending_check', handlerId: 'x', handledBy: ['both'] });
    expect(decide(one, both, full(action, 'not_fixed'))).toMatchObject({ code: 'own_work' });
  });
  it('and to everybody of the handling unit', () => {
    const one = facts({ state: 'pending_close', handlerId: 'x', handlingUnits: ['u-other'] });
    expect(decide(one, both, full('close'))).toMatchObject({ code: 'own_work' });
  });
  it('while somebody else may', () => {
    const one = facts({
      state: 'pending_close',
      handlerId: 'x',
      handledBy: ['x'],
      handlingUnits: ['u-env'],
    });
    expect(decide(one, both, full('close')).ok).toBe(true);
  });
});

describe('the house itself', () => {
  const house = doer({ id: 'rule:1@1', roles: ['system'], unitId: null });
  const waiting = facts({ state: 'pending_register', registersByAcceptor: false });

  it('files under a published rule, and never without one', () => {
    expect(decide(waiting, { ...house, rule: {} }, full('register'))).toMatchObject({
      ok: true,
      role: 'system',
    });
    expect(decide(waiting, house, full('register'))).toMatchObject({ code: 'rule_not_in_force' });
  });

  it('leaves to people what somebody sent back', () => {
    const back = { ...waiting, wasSentBack: true };
    const code = 'rule_not_in_force';
    expect(decide(back, { ...house, rule: {} }, full('register'))).toMatchObject({ code });
    const chief = doer({ roles: ['duty_chief'] });
    expect(decide(back, chief, full('register'))).toMatchObject({ ok: true, role: 'duty_chief' });
  });
});

describe('closing', () => {
  const chief = doer({ roles: ['duty_chief'], id: 'chief', unitId: 'u-centre' });
  const closing = (change: Partial<Facts>) =>
    decide(facts({ state: 'pending_close', handlerId: 'x', ...change }), chief, full('close'));
  it('needs a photo of the problem, a passed check after the last feedback and a photo from outside', () => {
    expect(closing({}).ok).toBe(true);
    expect(closing({ beforePhotoCount: 0 })).toMatchObject({ code: 'before_photo_required' });
    expect(closing({ isChecked: false })).toMatchObject({ code: 'check_required' });
    expect(closing({ hasOutsideResultPhoto: false })).toMatchObject({
      code: 'check_photo_required',
    });
  });
});

describe('requests and rights', () => {
  const leader = doer({ roles: ['dept_leader'] });
  const dispatcher = doer({ roles: ['dispatcher'], unitId: 'u-centre' });
  const centre = doer({ roles: ['centre_leader'], unitId: 'u-centre' });
  const chief = doer({ roles: ['duty_chief'], unitId: 'u-centre' });
  const assessor = doer({ roles: ['assessor'], unitId: 'u-centre' });
  const me = doer({ roles: ['citizen'], unitId: null });

  it.each<[string, CaseAction, Doer, Partial<Facts>, string]>([
    ['no extension when overdue', 'ask_extension', leader, { isOverdue: true }, 'already_overdue'],
    [
      'two extensions at most',
      'ask_extension',
      leader,
      { extensionCount: 2 },
      'extensions_used_up',
    ],
    [
      'one question at a time',
      'ask_deferral',
      leader,
      { openRequest: 'extension' },
      'request_open',
    ],
    ['suspended once only', 'ask_suspension', leader, { wasSuspended: true }, 'suspended_before'],
    ['nothing asked, nothing granted', 'grant_extension', dispatcher, {}, 'no_request'],
    [
      'the second extension is the centre’s',
      'grant_extension',
      dispatcher,
      { openRequest: 'extension', extensionCount: 1 },
      'no_request',
    ],
    [
      'a deferral is not a suspension',
      'grant_suspension',
      dispatcher,
      { openRequest: 'deferral' },
      'no_request',
    ],
    ['nobody above', 'escalate', leader, { hasParentUnit: false }, 'no_parent_unit'],
    ['pressed today already', 'urge', me, { isUrgedToday: true }, 'urged_recently'],
    ['somebody else’s case', 'urge', me, { citizenId: 'other' }, 'role_not_allowed'],
  ])('%s', (_what, action, person, change, code) => {
    const one = facts({ state: 'handling', ...change });
    expect(decide(one, person, full(action, 'season'))).toMatchObject({ ok: false, code });
  });

  it.each<[string, CaseAction, Doer, Partial<Facts>, string]>([
    ['feedback while a unit still helps', 'feedback', leader, {}, 'co_order_open'],
    [
      'an eleventh order to a helping unit',
      'ask_co_unit',
      leader,
      { orderCount: 10 },
      'co_orders_used_up',
    ],
    ['taking back what another unit asked', 'cancel_co_order', leader, {}, 'co_order_unknown'],
    ['an answer for another unit', 'answer_co_order', leader, {}, 'role_not_allowed'],
  ])('%s is refused', (_what, action, person, change, code) => {
    const openOrders = [{ unitId: 'u-roads', askedUnitId: 'u-centre' }];
    const one = facts({ state: 'pending_dept_confirm', openOrders, ...change });
    expect(decide(one, person, full(action))).toMatchObject({ ok: false, code });
  });

  it('the first extension is the dispatcher’s to give, the second the centre’s', () => {
    const first = facts({ state: 'handling', openRequest: 'extension' });
    expect(decide(first, dispatcher, full('grant_extension')).ok).toBe(true);
    expect(decide({ ...first, extensionCount: 1 }, centre, full('grant_extension')).ok).toBe(true);
  });

  it.each<[string, CaseAction, Doer, Partial<Facts>, string]>([
    [
      'a dispute too late',
      'dispute',
      me,
      { state: 'closed', isDisputeTime: false },
      'dispute_over',
    ],
    [
      'a second dispute',
      'dispute',
      me,
      { state: 'closed', dispute: 'answered' },
      'already_disputed',
    ],
    [
      'a second appeal',
      'appeal_rejection',
      me,
      { state: 'rejected', rejectionAppeal: 'answered' },
      'already_appealed',
    ],
    ['an appeal nobody made', 'reopen_rejected', chief, { state: 'rejected' }, 'no_request'],
    [
      'an appeal against what was on time',
      'appeal_overdue',
      leader,
      { state: 'closed' },
      'not_overdue',
    ],
    [
      'a second overdue appeal',
      'appeal_overdue',
      leader,
      { state: 'closed', isOverdue: true, overdueAppeal: 'denied' },
      'already_appealed',
    ],
    [
      'an answer without a question',
      'grant_overdue_appeal',
      assessor,
      { state: 'closed' },
      'no_request',
    ],
  ])('%s is refused', (_what, action, person, change, code) => {
    expect(decide(facts(change), person, full(action))).toMatchObject({ ok: false, code });
  });
});
