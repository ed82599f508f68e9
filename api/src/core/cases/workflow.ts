import {
  type CaseAction,
  type CaseState,
  type Need,
  REJECT_REASONS,
  RETURN_REASONS,
  REWORK_REASONS,
  VOID_REASONS,
} from '../../../contract/case-words.ts';
import type { Role } from '../../../contract/roles.ts';

/** Whose cases a step is for. `city`: all in the person's area; `own_*`: only what is his, hers or the unit's. */
export type Scope = 'city' | 'own_case' | 'own_unit' | 'own_handling';

/** Conditions beyond state, role and form; each is a sentence in `decide.ts`. */
export type Guard =
  | 'acceptor_registers'
  | 'chief_registers'
  | 'not_own_work'
  | 'closable'
  | 'not_yet_rated';

export type Reasons = Readonly<Record<string, string | { name: string; sentence: string }>>;

export type Step = {
  action: CaseAction;
  from: readonly CaseState[];
  by: readonly Role[];
  to: CaseState;
  scope: Scope;
  needs: readonly Need[];
  guards?: readonly Guard[];
  reasons?: Reasons;
  /** Refuses, sends back or ends: the form warns. */
  isAdverse?: true;
  /** What a person may do but is not expected to: it puts no case on a worklist. */
  isOptional?: true;
};

const row = (
  action: CaseAction,
  from: CaseState | readonly CaseState[],
  by: Role | readonly Role[],
  to: CaseState,
  more: Partial<Omit<Step, 'action' | 'from' | 'by' | 'to'>> = {},
): Step => ({
  action,
  from: [from].flat(),
  by: [by].flat(),
  to,
  scope: 'city',
  needs: [],
  ...more,
});

/** Sends the case back or ends it, and needs a sentence that says why. */
const adverse = (reasons?: Reasons, more: Partial<Step> = {}): Partial<Step> => ({
  needs: reasons ? ['reason', 'note'] : ['note'],
  isAdverse: true,
  ...(reasons && { reasons }),
  ...more,
});

const ownUnit = { scope: 'own_unit' } as const;
const optional = { isOptional: true } as const;
const byOthers = { guards: ['not_own_work'] } as const;

/**
 * The closed loop. If a step is not here it cannot happen; who reads this table knows the product.
 * `report` creates the case and is the only step without a row.
 */
// biome-ignore format: a table is read by its rows
export const WORKFLOW: readonly Step[] = [
  row('withdraw', 'reported', 'citizen', 'voided', { scope: 'own_case', isAdverse: true }),

  row('accept', 'reported', 'acceptor', 'pending_register', { needs: ['standard'], guards: ['chief_registers'] }),
  row('accept_and_register', 'reported', 'acceptor', 'pending_dispatch', { needs: ['standard'], guards: ['acceptor_registers'] }),
  row('register', 'pending_register', 'duty_chief', 'pending_dispatch'),
  row('send_back', 'pending_register', 'duty_chief', 'reported', adverse()),
  row('reject', 'reported', 'acceptor', 'rejected', adverse(REJECT_REASONS)),
  row('reject', 'pending_register', 'duty_chief', 'rejected', adverse(REJECT_REASONS)),
  row('merge', ['reported', 'pending_register'], ['acceptor', 'duty_chief'], 'merged', { needs: ['main_case'], isAdverse: true, ...optional }),
  row('void', ['reported', 'pending_register'], ['acceptor', 'duty_chief'], 'voided', adverse(VOID_REASONS, optional)),

  row('dispatch', 'pending_dispatch', 'dispatcher', 'pending_handle', { needs: ['unit'] }),
  row('send_back_register', 'pending_dispatch', 'dispatcher', 'pending_register', adverse(undefined, { guards: ['chief_registers'] })),

  row('receive', 'pending_handle', 'dept_leader', 'handling', { needs: ['handler'], ...ownUnit }),
  row('return', ['pending_handle', 'handling'], 'dept_leader', 'pending_dispatch', adverse(RETURN_REASONS, { ...ownUnit, ...optional })),
  row('reassign', 'handling', 'dept_leader', 'handling', { needs: ['handler'], ...ownUnit, ...optional }),
  row('submit_result', 'handling', 'handler', 'pending_dept_confirm', { needs: ['after_photo', 'note'], scope: 'own_handling' }),
  row('dept_reject', 'pending_dept_confirm', 'dept_leader', 'handling', adverse(undefined, ownUnit)),
  row('feedback', 'pending_dept_confirm', 'dept_leader', 'pending_check', { needs: ['note'], ...ownUnit }),

  row('check_pass', 'pending_check', 'inspector', 'pending_close', { needs: ['check_photo'], ...byOthers }),
  row('check_fail', 'pending_check', 'inspector', 'handling', adverse(REWORK_REASONS, { needs: ['reason', 'note', 'check_photo'], ...byOthers })),
  row('close', 'pending_close', 'duty_chief', 'closed', { guards: ['not_own_work', 'closable'] }),
  row('close_reject', 'pending_close', 'duty_chief', 'handling', adverse(REWORK_REASONS, byOthers)),
  row('recheck', 'pending_close', 'duty_chief', 'pending_check', adverse(undefined, byOthers)),

  row('void_filed', ['pending_dispatch', 'pending_handle', 'handling'], 'centre_leader', 'voided', adverse(VOID_REASONS, optional)),
  row('evaluate', 'closed', 'citizen', 'closed', { needs: ['rating'], scope: 'own_case', guards: ['not_yet_rated'] }),
];

/** States in which the handling unit's clock runs. */
export const HANDLING_STATES: readonly CaseState[] = [
  'pending_handle',
  'handling',
  'pending_dept_confirm',
];

/** States a case does not leave by itself; a merge needs a main case outside them. */
export const ENDED_STATES: readonly CaseState[] = ['rejected', 'merged', 'closed', 'voided'];
