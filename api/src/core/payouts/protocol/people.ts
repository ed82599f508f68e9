import { giveBack, isFinal, RANK, wasSent } from './states.ts';
import type { Decide } from './types.ts';

// What people may do to a payout; what WeChat says stands in read-answer.ts.

/** Two different people agreed over the same facts. */
export const decideApproved: Decide = (p, { approvals }) => {
  if (p.state !== 'requested') return { refuse: 'payout_not_waiting' };
  return approvals < 2 ? {} : { patch: { state: 'approved' } };
};

/** The case was voided: money not yet sent comes back at once, a sent bill gets a cancel wish. */
export const decideWithdraw: Decide = (p, { now }) => {
  if (isFinal(p) || p.state === 'frozen') return {};
  if (!wasSent(p)) return giveBack('withdrawn');
  return { patch: { cancelWanted: true, nextQueryAt: now } };
};

/** Somebody knows something: ask WeChat now. */
export const decideHint: Decide = (p, { now }) =>
  wasSent(p) && RANK[p.state] <= 4 ? { patch: { nextQueryAt: now } } : {};

/** Leaving `frozen`: two people say that WeChat shall be asked again, and its answer is compared anew. */
export const decideRecheck =
  (askers: number): Decide =>
  (p, { now }) => {
    if (p.state !== 'frozen') return { refuse: 'payout_not_stuck' };
    return askers < 2 ? {} : { patch: { state: 'in_doubt', nextQueryAt: now } };
  };

/** Giving up a bill that never arrived: only over fund-flow bills that do not name it, and then WeChat is asked. */
export const decideWriteOff =
  (askers: number, isAbsentFromBills: boolean): Decide =>
  (p, { now }) => {
    if ((p.state !== 'frozen' && p.state !== 'in_doubt') || p.writeOff)
      return { refuse: 'payout_not_stuck' };
    if (!isAbsentFromBills) return { refuse: 'bill_not_excluded' };
    if (askers < 2) return {};
    const patch = { state: 'in_doubt', writeOff: true, resend: false, missing: 0 } as const;
    return { patch: { ...patch, nextQueryAt: now } };
  };
