import { describe, expect, it } from 'vitest';
import { caseActionNames, caseStateNames } from '../../../contract/case-words.ts';
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
  registersByAcceptor: true,
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

describe('the table of the closed loop', () => {
  it('admits exactly its own rows, for every state, action and role', () => {
    let admitted = 0;
    let refused = 0;
    for (const registersByAcceptor of [true, false])
      for (const state of caseStateNames)
        for (const action of caseActionNames)
          for (const role of roleNames) {
            const decision = decide(
              facts({ state, registersByAcceptor }),
              doer({ roles: [role] }),
              full(action),
            );
            const isRow = WORKFLOW.some(
              (step) =>
                step.action === action &&
                step.from.includes(state) &&
                step.by.includes(role) &&
                !(step.guards?.includes('acceptor_registers') && !registersByAcceptor) &&
                !(step.guards?.includes('chief_registers') && registersByAcceptor),
            );
            expect(decision.ok, `${state} ${action} ${role}`).toBe(isRow);
            if (decision.ok) admitted++;
            else {
              expect(['role_not_allowed', 'action_not_possible']).toContain(decision.code);
              refused++;
            }
          }
    expect(admitted).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(7000);
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
        const order = { ...full(step.action), has: (one: string) => one !== need };
        const decision = decide(
          facts({ state, registersByAcceptor }),
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
