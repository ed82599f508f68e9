import {
  type CaseAction,
  type CaseState,
  DISPUTE_ANSWERS,
  FINDINGS,
  type Need,
  REJECT_REASONS,
  RETURN_REASONS,
  REWORK_REASONS,
  SUSPENSION_REASONS,
  TRANSFER_TARGETS,
  VOID_REASONS,
} from '../../../contract/case-words.ts';
import type { Role } from '../../../contract/roles.ts';

/**
 * Whose cases a step is for. `city`: all in the person's area; `own_*`: only what is his, hers or the unit's; an
 * inspection that nobody has is anybody's.
 */
export type Scope = 'city' | 'own_case' | 'own_unit' | 'own_handling' | 'own_order' | 'own_task';

/** Conditions beyond state, role and form; each is a sentence in `decide.ts`. */
export type Guard =
  | 'acceptor_registers'
  | 'chief_registers'
  | 'not_own_work'
  | 'closable'
  | 'not_yet_rated'
  | 'no_request_open'
  | 'extension_left'
  | 'not_suspended_before'
  | 'extension_asked'
  | 'second_extension_asked'
  | 'deferral_asked'
  | 'suspension_asked'
  | 'request_asked'
  | 'has_parent_unit'
  | 'not_urged_today'
  | 'disputable'
  | 'dispute_open'
  | 'not_appealed'
  | 'appeal_open'
  | 'overdue'
  | 'overdue_appeal_open'
  | 'system_under_rule'
  | 'co_orders_left'
  | 'co_order_to_cancel'
  | 'no_co_order_open';

export type Reasons = Readonly<Record<string, string | { name: string; sentence: string }>>;

export type Step = {
  action: CaseAction;
  from: readonly CaseState[];
  by: readonly Role[];
  /** `same`: the step is a fact about the case, not a move. */
  to: CaseState | 'same';
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
  to: CaseState | 'same',
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
const underRule = { guards: ['system_under_rule'] } as const;
const onSite = { scope: 'own_task' } as const;
const CENTRE = ['dispatcher', 'centre_leader'] as const;
const IN_UNIT = ['pending_handle', 'handling', 'pending_dept_confirm'] as const;
const OPEN_AFTER_FILING = [
  'pending_dispatch',
  ...IN_UNIT,
  'suspended',
  'enforcing',
  'pending_check',
  'pending_close',
] as const;
/** While these last, other units may be asked to help; an order to one never outlives them. */
export const CO_ORDER_TIME: readonly CaseState[] = [
  'pending_dispatch',
  ...IN_UNIT,
  'suspended',
  'enforcing',
];
const askHelp = { needs: ['co_unit', 'work_days', 'note'], guards: ['co_orders_left'] } as const;

/**
 * The closed loop. If a step is not here it cannot happen; who reads this table knows the product.
 * `report` and `self_handle` create a case and are the only steps without a row.
 */
// biome-ignore format: a table is read by its rows
export const WORKFLOW: readonly Step[] = [
  row('withdraw', 'reported', 'citizen', 'voided', { scope: 'own_case', isAdverse: true }),
  row('request_verify', 'reported', 'acceptor', 'verifying', optional),
  row('verify_result', 'verifying', 'inspector', 'reported', { needs: ['reason', 'check_photo', 'position'], reasons: FINDINGS, ...onSite }),

  row('accept', 'reported', 'acceptor', 'pending_register', { needs: ['standard'], guards: ['chief_registers'] }),
  row('accept_and_register', 'reported', 'acceptor', 'pending_dispatch', { needs: ['standard'], guards: ['acceptor_registers'] }),
  row('register', 'pending_register', ['duty_chief', 'system'], 'pending_dispatch', underRule),
  row('send_back', 'pending_register', 'duty_chief', 'reported', adverse()),
  row('reject', 'reported', 'acceptor', 'rejected', adverse(REJECT_REASONS)),
  row('reject', 'pending_register', 'duty_chief', 'rejected', adverse(REJECT_REASONS)),
  row('transfer_out', ['reported', 'pending_register'], ['acceptor', 'duty_chief'], 'transferred', adverse(TRANSFER_TARGETS, optional)),
  row('merge', ['reported', 'pending_register'], ['acceptor', 'duty_chief'], 'merged', { needs: ['main_case'], isAdverse: true, ...optional }),
  row('void', ['reported', 'verifying', 'pending_register'], ['acceptor', 'duty_chief'], 'voided', adverse(VOID_REASONS, optional)),

  row('dispatch', 'pending_dispatch', ['dispatcher', 'system'], 'pending_handle', { needs: ['unit'], ...underRule }),
  row('send_back_register', 'pending_dispatch', 'dispatcher', 'pending_register', adverse(undefined, { guards: ['chief_registers'] })),
  row('correct_grade', [...OPEN_AFTER_FILING], ['duty_chief', 'centre_leader'], 'same', { needs: ['standard', 'note'], ...optional }),
  row('supervise', [...OPEN_AFTER_FILING], ['supervisor', 'centre_leader'], 'same', { needs: ['note'], ...optional }),
  row('urge', ['pending_dispatch', 'pending_handle', 'handling', 'pending_dept_confirm'], 'citizen', 'same', { scope: 'own_case', guards: ['not_urged_today'] }),

  row('receive', 'pending_handle', 'dept_leader', 'handling', { needs: ['handler'], ...ownUnit }),
  row('return', ['pending_handle', 'handling'], 'dept_leader', 'pending_dispatch', adverse(RETURN_REASONS, { ...ownUnit, ...optional })),
  row('pass_down', ['pending_handle', 'handling'], 'dept_leader', 'pending_handle', { needs: ['unit', 'note'], ...ownUnit, ...optional }),
  row('escalate', ['pending_handle', 'handling'], 'dept_leader', 'pending_handle', { needs: ['note'], ...ownUnit, ...optional, guards: ['has_parent_unit'] }),
  row('reassign', 'handling', 'dept_leader', 'handling', { needs: ['handler'], ...ownUnit, ...optional }),
  row('ask_extension', ['pending_handle', 'handling'], 'dept_leader', 'same', { needs: ['note'], ...ownUnit, ...optional, guards: ['extension_left', 'no_request_open'] }),
  row('ask_deferral', [...IN_UNIT], 'dept_leader', 'same', { needs: ['until', 'note'], ...ownUnit, ...optional, guards: ['no_request_open'] }),
  row('ask_suspension', ['pending_handle', 'handling'], 'dept_leader', 'same', { needs: ['reason', 'until', 'note'], reasons: SUSPENSION_REASONS, ...ownUnit, ...optional, guards: ['not_suspended_before', 'no_request_open'] }),
  row('grant_extension', [...IN_UNIT], 'dispatcher', 'same', { guards: ['extension_asked'] }),
  row('grant_extension', [...IN_UNIT], 'centre_leader', 'same', { guards: ['second_extension_asked'] }),
  row('grant_deferral', [...IN_UNIT], 'centre_leader', 'same', { guards: ['deferral_asked'] }),
  row('grant_suspension', ['pending_handle', 'handling'], 'dispatcher', 'suspended', { guards: ['suspension_asked'] }),
  row('deny_request', [...IN_UNIT], CENTRE, 'same', adverse(undefined, { guards: ['request_asked'], ...optional })),
  row('resume', 'suspended', ['dept_leader', 'system'], 'handling', { ...ownUnit, ...optional }),
  row('hand_to_enforcement', 'handling', 'dept_leader', 'enforcing', { needs: ['file_no', 'note'], ...ownUnit, ...optional }),
  row('enforcement_result', 'enforcing', 'dept_leader', 'handling', { needs: ['note'], ...ownUnit }),
  row('ask_co_unit', CO_ORDER_TIME, 'dispatcher', 'same', { ...askHelp, ...optional }),
  row('ask_co_unit', CO_ORDER_TIME, 'dept_leader', 'same', { ...askHelp, ...ownUnit, ...optional }),
  row('answer_co_order', CO_ORDER_TIME, 'dept_leader', 'same', { needs: ['note'], scope: 'own_order' }),
  row('return_co_order', CO_ORDER_TIME, 'dept_leader', 'same', adverse(RETURN_REASONS, { scope: 'own_order', ...optional })),
  row('cancel_co_order', CO_ORDER_TIME, 'dispatcher', 'same', adverse(undefined, { needs: ['co_order', 'note'], guards: ['co_order_to_cancel'], ...optional })),
  row('cancel_co_order', CO_ORDER_TIME, 'dept_leader', 'same', adverse(undefined, { needs: ['co_order', 'note'], guards: ['co_order_to_cancel'], ...ownUnit, ...optional })),
  row('submit_result', 'handling', 'handler', 'pending_dept_confirm', { needs: ['after_photo', 'note'], scope: 'own_handling' }),
  row('dept_reject', 'pending_dept_confirm', 'dept_leader', 'handling', adverse(undefined, ownUnit)),
  row('feedback', 'pending_dept_confirm', 'dept_leader', 'pending_check', { needs: ['note'], ...ownUnit, guards: ['no_co_order_open'] }),

  row('check_pass', 'pending_check', 'inspector', 'pending_close', { needs: ['check_photo', 'position'], ...onSite, ...byOthers }),
  row('check_fail', 'pending_check', 'inspector', 'handling', adverse(REWORK_REASONS, { needs: ['reason', 'note', 'check_photo', 'position'], ...onSite, ...byOthers })),
  row('close', 'pending_close', 'duty_chief', 'closed', { guards: ['not_own_work', 'closable'] }),
  row('close_reject', 'pending_close', 'duty_chief', 'handling', adverse(REWORK_REASONS, byOthers)),
  row('recheck', 'pending_close', 'duty_chief', 'pending_check', adverse(undefined, byOthers)),

  row('force_close', [...OPEN_AFTER_FILING], 'centre_leader', 'force_closed', adverse(undefined, { needs: ['note', 'attachment'], ...optional, guards: ['not_own_work'] })),
  row('void_filed', ['pending_dispatch', 'pending_handle', 'handling'], 'centre_leader', 'voided', adverse(VOID_REASONS, optional)),
  row('evaluate', 'closed', 'citizen', 'closed', { needs: ['rating'], scope: 'own_case', guards: ['not_yet_rated'] }),
  row('dispute', 'closed', 'citizen', 'same', { needs: ['note', 'dispute_photo'], scope: 'own_case', guards: ['disputable'] }),
  row('answer_dispute', 'closed', 'acceptor', 'same', { needs: ['reason', 'note'], reasons: DISPUTE_ANSWERS, guards: ['dispute_open'] }),
  row('appeal_rejection', 'rejected', 'citizen', 'same', { needs: ['note'], scope: 'own_case', guards: ['not_appealed'] }),
  row('reopen_rejected', 'rejected', 'duty_chief', 'reported', { needs: ['note'], guards: ['appeal_open'] }),
  row('uphold_rejection', 'rejected', 'duty_chief', 'same', adverse(undefined, { guards: ['appeal_open'] })),
  row('appeal_overdue', 'closed', 'dept_leader', 'same', { needs: ['note'], ...ownUnit, ...optional, guards: ['overdue'] }),
  row('grant_overdue_appeal', 'closed', 'assessor', 'same', { needs: ['note'], guards: ['overdue_appeal_open'] }),
  row('deny_overdue_appeal', 'closed', 'assessor', 'same', adverse(undefined, { guards: ['overdue_appeal_open'] })),
];

/** States in which the handling unit's clock runs. */
export const HANDLING_STATES: readonly CaseState[] = IN_UNIT;

/** States a case does not leave by itself; a merge needs a main case outside them. */
export const ENDED_STATES: readonly CaseState[] = [
  'rejected',
  'merged',
  'transferred',
  'closed',
  'force_closed',
  'voided',
];
