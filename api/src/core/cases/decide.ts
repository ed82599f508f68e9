import type { CaseAction, CaseState, Need } from '../../../contract/case-words.ts';
import type { ErrorCode } from '../../../contract/errors.ts';
import { MAX_CO_ORDERS } from '../../../contract/orders.ts';
import type { Role } from '../../../contract/roles.ts';
import { mayCancelOrder, type OpenOrder } from './orders/policy.ts';
import { type Guard, type Scope, type Step, WORKFLOW } from './workflow.ts';

/** What the rules may know of a case. */
export type Facts = {
  state: CaseState;
  citizenId: string | null;
  unitId: string | null;
  handlerId: string | null;
  /** Staff and units that handled, confirmed or assigned it, in any round. */
  handledBy: readonly string[];
  handlingUnits: readonly string[];
  beforePhotoCount: number;
  /** A photo of the result, newer than the last feedback, by somebody outside the handling units. */
  hasOutsideResultPhoto: boolean;
  /** The last check passed and is newer than the last feedback. */
  isChecked: boolean;
  isRated: boolean;
  /** What the unit has asked for and nobody has answered yet. */
  openRequest: 'extension' | 'deferral' | 'suspension' | null;
  extensionCount: number;
  wasSuspended: boolean;
  /** The deadline has passed, or had passed when it was handled. */
  isOverdue: boolean;
  hasParentUnit: boolean;
  /** The inspector who has the open task; null while nobody has one. */
  taskFor: string | null;
  isUrgedToday: boolean;
  /** Null: never; the answers end it for good. */
  dispute: 'open' | 'answered' | null;
  isDisputeTime: boolean;
  rejectionAppeal: 'open' | 'answered' | null;
  overdueAppeal: 'open' | 'granted' | 'denied' | null;
  /** Orders to helping units: those without an answer, and how many there ever were. */
  openOrders: readonly OpenOrder[];
  orderCount: number;
  /** A small city lets the acceptor file; a large one has a duty chief for it. */
  registersByAcceptor: boolean;
  /** Somebody sent it back, or took it up again: from then on people decide. */
  wasSentBack: boolean;
};

export type Doer = {
  id: string;
  roles: readonly Role[];
  unitId: string | null;
  /** Set while the house acts under a published rule. */
  rule?: object;
};

/** What the form brought along, by need. */
export type Order = {
  action: CaseAction;
  reason?: string | undefined;
  has: (need: Need) => boolean;
};

export type Decision = { ok: true; step: Step; role: Role } | { ok: false; code: ErrorCode };

const no = (code: ErrorCode): Decision => ({ ok: false, code });

const SCOPES: Record<Scope, (facts: Facts, doer: Doer) => boolean> = {
  city: () => true,
  own_case: (facts, doer) => facts.citizenId === doer.id,
  own_unit: (facts, doer) => facts.unitId !== null && facts.unitId === doer.unitId,
  own_handling: (facts, doer) => facts.handlerId === doer.id,
  own_order: (facts, doer) => facts.openOrders.some((order) => order.unitId === doer.unitId),
  own_task: (facts, doer) => facts.taskFor === null || facts.taskFor === doer.id,
};

const GUARDS: Record<Guard, (facts: Facts, doer: Doer) => ErrorCode | null> = {
  acceptor_registers: (facts) => (facts.registersByAcceptor ? null : 'action_not_possible'),
  chief_registers: (facts) => (facts.registersByAcceptor ? 'action_not_possible' : null),
  not_own_work: (facts, doer) => {
    const isOwn = facts.handledBy.includes(doer.id) || facts.handlerId === doer.id;
    const isOwnUnit = doer.unitId !== null && facts.handlingUnits.includes(doer.unitId);
    return isOwn || isOwnUnit ? 'own_work' : null;
  },
  closable: (facts) => {
    if (facts.beforePhotoCount === 0) return 'before_photo_required';
    if (!facts.isChecked) return 'check_required';
    return facts.hasOutsideResultPhoto ? null : 'check_photo_required';
  },
  not_yet_rated: (facts) => (facts.isRated ? 'already_evaluated' : null),
  no_request_open: (facts) => (facts.openRequest ? 'request_open' : null),
  extension_left: (facts) => {
    if (facts.isOverdue) return 'already_overdue';
    return facts.extensionCount >= MAX_EXTENSIONS ? 'extensions_used_up' : null;
  },
  not_suspended_before: (facts) => (facts.wasSuspended ? 'suspended_before' : null),
  extension_asked: (facts) => asked(facts, 'extension', facts.extensionCount === 0),
  second_extension_asked: (facts) => asked(facts, 'extension', facts.extensionCount > 0),
  deferral_asked: (facts) => asked(facts, 'deferral'),
  suspension_asked: (facts) => asked(facts, 'suspension'),
  request_asked: (facts) => (facts.openRequest ? null : 'no_request'),
  has_parent_unit: (facts) => (facts.hasParentUnit ? null : 'no_parent_unit'),
  not_urged_today: (facts) => (facts.isUrgedToday ? 'urged_recently' : null),
  disputable: (facts) => {
    if (facts.dispute) return 'already_disputed';
    return facts.isDisputeTime ? null : 'dispute_over';
  },
  dispute_open: (facts) => (facts.dispute === 'open' ? null : 'no_request'),
  not_appealed: (facts) => (facts.rejectionAppeal ? 'already_appealed' : null),
  appeal_open: (facts) => (facts.rejectionAppeal === 'open' ? null : 'no_request'),
  overdue: (facts) => {
    if (!facts.isOverdue) return 'not_overdue';
    return facts.overdueAppeal ? 'already_appealed' : null;
  },
  overdue_appeal_open: (facts) => (facts.overdueAppeal === 'open' ? null : 'no_request'),
  system_under_rule: (facts, doer) => {
    const isPerson = doer.roles.some((role) => role !== 'system');
    if (isPerson) return null;
    return doer.rule && !facts.wasSentBack ? null : 'rule_not_in_force';
  },
  co_orders_left: (facts) => (facts.orderCount < MAX_CO_ORDERS ? null : 'co_orders_used_up'),
  co_order_to_cancel: (facts, doer) =>
    facts.openOrders.some((order) => mayCancelOrder(order, doer)) ? null : 'co_order_unknown',
  no_co_order_open: (facts) => (facts.openOrders.length > 0 ? 'co_order_open' : null),
};

/** The first extension is the dispatcher's to give, the second the centre's. */
const MAX_EXTENSIONS = 2;

function asked(facts: Facts, kind: Facts['openRequest'], isMine = true): ErrorCode | null {
  return facts.openRequest === kind && isMine ? null : 'no_request';
}

const MISSING: Record<Need, ErrorCode> = {
  note: 'note_required',
  reason: 'reason_required',
  standard: 'standard_required',
  unit: 'unit_required',
  handler: 'handler_required',
  main_case: 'main_case_required',
  after_photo: 'after_photo_required',
  check_photo: 'check_photo_required',
  position: 'position_required',
  rating: 'rating_required',
  dispute_photo: 'dispute_photo_required',
  attachment: 'attachment_required',
  until: 'until_required',
  file_no: 'file_no_required',
  co_unit: 'co_unit_required',
  work_days: 'work_days_required',
  co_order: 'co_order_required',
};

/** May this person do this now, with this form? Pure: the same answer for the same facts. */
export function decide(facts: Facts, doer: Doer, order: Order): Decision {
  const rows = WORKFLOW.filter((step) => step.action === order.action);
  const allowed = rows.filter((step) => roleFor(step, doer));
  if (rows.length > 0 && allowed.length === 0) return no('role_not_allowed');
  const possible = allowed.filter((one) => one.from.includes(facts.state));
  // Rows of one action may differ by who may take it when: the first that nothing speaks against.
  const step = possible.find((one) => objectionOf(one, facts, doer) === null) ?? possible[0];
  const role = step && roleFor(step, doer);
  if (!step || !role) return no('action_not_possible');
  if (!SCOPES[step.scope](facts, doer))
    return no(step.scope === 'own_task' ? 'task_of_another' : 'role_not_allowed');
  const objection = objectionOf(step, facts, doer);
  if (objection) return no(objection);
  const missing = step.needs.find((need) => !order.has(need));
  if (missing) return no(MISSING[missing]);
  const isKnownReason = !step.reasons || Object.hasOwn(step.reasons, order.reason ?? '');
  return isKnownReason ? { ok: true, step, role } : no('reason_required');
}

/** The buttons: every step of the table that this person could take now. */
export function offer(facts: Facts, doer: Doer): Step[] {
  return WORKFLOW.filter(
    (step) =>
      step.from.includes(facts.state) &&
      roleFor(step, doer) &&
      SCOPES[step.scope](facts, doer) &&
      objectionOf(step, facts, doer) === null,
  );
}

function roleFor(step: Step, doer: Doer): Role | undefined {
  return step.by.find((role) => doer.roles.includes(role));
}

function objectionOf(step: Step, facts: Facts, doer: Doer): ErrorCode | null {
  for (const guard of step.guards ?? []) {
    const objection = GUARDS[guard](facts, doer);
    if (objection) return objection;
  }
  return null;
}
