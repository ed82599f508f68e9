import type { CaseAction, OfferedAction } from '@suishoupai/api/contract';

/** The main road and the answers somebody waits for: each has a button of its own, in this order. */
const FORWARD: readonly CaseAction[] = [
  'grant_extension',
  'grant_deferral',
  'grant_suspension',
  'verify_result',
  'accept_and_register',
  'accept',
  'register',
  'dispatch',
  'receive',
  'submit_result',
  'enforcement_result',
  'answer_co_order',
  'resume',
  'feedback',
  'check_pass',
  'close',
  'answer_dispute',
  'reopen_rejected',
  'grant_overdue_appeal',
];

/** The other answer to the same question; what comes first here is offered first. */
const BACK: readonly CaseAction[] = [
  'deny_request',
  'reject',
  'send_back',
  'send_back_register',
  'dept_reject',
  'return_co_order',
  'check_fail',
  'close_reject',
  'uphold_rejection',
  'deny_overdue_appeal',
  'return',
];

const offered = (actions: OfferedAction[], order: readonly CaseAction[]): OfferedAction[] =>
  order.flatMap((action) => actions.find((offer) => offer.action === action) ?? []);

/** What is expected stands as buttons, the next step first; what is merely possible waits under 更多. */
export function arrangeActions(actions: OfferedAction[]): {
  next?: OfferedAction;
  buttons: OfferedAction[];
  more: OfferedAction[];
} {
  const forward = offered(actions, FORWARD).slice(0, 2);
  const back = forward.length > 0 ? offered(actions, BACK).slice(0, 1) : [];
  const buttons = [...forward, ...back, ...offered(actions, ['merge'])];
  const more = actions.filter((offer) => !buttons.includes(offer));
  // A menu for one thing only is a detour.
  if (more.length === 1) return { next: forward[0], buttons: [...buttons, ...more], more: [] };
  const kindFirst = more.toSorted((a, b) => Number(a.isAdverse) - Number(b.isAdverse));
  return { next: forward[0], buttons, more: kindFirst };
}
