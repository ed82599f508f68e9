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

/**
 * The closed loop. If a step is not here it cannot happen; who reads this table knows the product.
 * `report` creates the case and is the only step without a row.
 */
export const WORKFLOW: readonly Step[] = [
  {
    action: 'withdraw',
    from: ['reported'],
    by: ['citizen'],
    to: 'voided',
    scope: 'own_case',
    needs: [],
    isAdverse: true,
  },

  {
    action: 'accept',
    from: ['reported'],
    by: ['acceptor'],
    to: 'pending_register',
    scope: 'city',
    needs: ['standard'],
    guards: ['chief_registers'],
  },
  {
    action: 'accept_and_register',
    from: ['reported'],
    by: ['acceptor'],
    to: 'pending_dispatch',
    scope: 'city',
    needs: ['standard'],
    guards: ['acceptor_registers'],
  },
  {
    action: 'register',
    from: ['pending_register'],
    by: ['duty_chief'],
    to: 'pending_dispatch',
    scope: 'city',
    needs: [],
  },
  {
    action: 'send_back',
    from: ['pending_register'],
    by: ['duty_chief'],
    to: 'reported',
    scope: 'city',
    needs: ['note'],
    isAdverse: true,
  },
  {
    action: 'reject',
    from: ['reported'],
    by: ['acceptor'],
    to: 'rejected',
    scope: 'city',
    needs: ['reason', 'note'],
    reasons: REJECT_REASONS,
    isAdverse: true,
  },
  {
    action: 'reject',
    from: ['pending_register'],
    by: ['duty_chief'],
    to: 'rejected',
    scope: 'city',
    needs: ['reason', 'note'],
    reasons: REJECT_REASONS,
    isAdverse: true,
  },
  {
    action: 'merge',
    from: ['reported', 'pending_register'],
    by: ['acceptor', 'duty_chief'],
    to: 'merged',
    scope: 'city',
    needs: ['main_case'],
    isAdverse: true,
  },
  {
    action: 'void',
    from: ['reported', 'pending_register'],
    by: ['acceptor', 'duty_chief'],
    to: 'voided',
    scope: 'city',
    needs: ['reason', 'note'],
    reasons: VOID_REASONS,
    isAdverse: true,
    isOptional: true,
  },

  {
    action: 'dispatch',
    from: ['pending_dispatch'],
    by: ['dispatcher'],
    to: 'pending_handle',
    scope: 'city',
    needs: ['unit'],
  },
  {
    action: 'send_back_register',
    from: ['pending_dispatch'],
    by: ['dispatcher'],
    to: 'pending_register',
    scope: 'city',
    needs: ['note'],
    guards: ['chief_registers'],
    isAdverse: true,
  },

  {
    action: 'receive',
    from: ['pending_handle'],
    by: ['dept_leader'],
    to: 'handling',
    scope: 'own_unit',
    needs: ['handler'],
  },
  {
    action: 'return',
    from: ['pending_handle', 'handling'],
    by: ['dept_leader'],
    to: 'pending_dispatch',
    scope: 'own_unit',
    needs: ['reason', 'note'],
    reasons: RETURN_REASONS,
    isAdverse: true,
    isOptional: true,
  },
  {
    action: 'reassign',
    from: ['handling'],
    by: ['dept_leader'],
    to: 'handling',
    scope: 'own_unit',
    needs: ['handler'],
    isOptional: true,
  },
  {
    action: 'submit_result',
    from: ['handling'],
    by: ['handler'],
    to: 'pending_dept_confirm',
    scope: 'own_handling',
    needs: ['after_photo', 'note'],
  },
  {
    action: 'dept_reject',
    from: ['pending_dept_confirm'],
    by: ['dept_leader'],
    to: 'handling',
    scope: 'own_unit',
    needs: ['note'],
    isAdverse: true,
  },
  {
    action: 'feedback',
    from: ['pending_dept_confirm'],
    by: ['dept_leader'],
    to: 'pending_check',
    scope: 'own_unit',
    needs: ['note'],
  },

  {
    action: 'check_pass',
    from: ['pending_check'],
    by: ['inspector'],
    to: 'pending_close',
    scope: 'city',
    needs: ['check_photo'],
    guards: ['not_own_work'],
  },
  {
    action: 'check_fail',
    from: ['pending_check'],
    by: ['inspector'],
    to: 'handling',
    scope: 'city',
    needs: ['reason', 'note', 'check_photo'],
    guards: ['not_own_work'],
    reasons: REWORK_REASONS,
    isAdverse: true,
  },
  {
    action: 'close',
    from: ['pending_close'],
    by: ['duty_chief'],
    to: 'closed',
    scope: 'city',
    needs: [],
    guards: ['not_own_work', 'closable'],
  },
  {
    action: 'close_reject',
    from: ['pending_close'],
    by: ['duty_chief'],
    to: 'handling',
    scope: 'city',
    needs: ['reason', 'note'],
    guards: ['not_own_work'],
    reasons: REWORK_REASONS,
    isAdverse: true,
  },
  {
    action: 'recheck',
    from: ['pending_close'],
    by: ['duty_chief'],
    to: 'pending_check',
    scope: 'city',
    needs: ['note'],
    guards: ['not_own_work'],
    isAdverse: true,
  },

  {
    action: 'void_filed',
    from: ['pending_dispatch', 'pending_handle', 'handling'],
    by: ['centre_leader'],
    to: 'voided',
    scope: 'city',
    needs: ['reason', 'note'],
    reasons: VOID_REASONS,
    isAdverse: true,
    isOptional: true,
  },
  {
    action: 'evaluate',
    from: ['closed'],
    by: ['citizen'],
    to: 'closed',
    scope: 'own_case',
    needs: ['rating'],
    guards: ['not_yet_rated'],
  },
];

/** States in which the handling unit's clock runs. */
export const HANDLING_STATES: readonly CaseState[] = [
  'pending_handle',
  'handling',
  'pending_dept_confirm',
];

/** States a case does not leave by itself; a merge needs a main case outside them. */
export const ENDED_STATES: readonly CaseState[] = ['rejected', 'merged', 'closed', 'voided'];
