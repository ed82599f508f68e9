import type { PayoutState } from '../../../../contract/payouts.ts';
import type { Change, Facts, Payout } from './types.ts';

const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const LEASE_MS = MINUTE;

export const RANK: Record<PayoutState, number> = {
  requested: 0,
  approved: 1,
  sending: 2,
  in_doubt: 2,
  wait_confirm: 3,
  transferring: 4,
  cancelling: 4,
  frozen: 8,
  settled: 9,
  returned: 9,
};

export const isFinal = (p: Payout) => RANK[p.state] === 9;
export const wasSent = (p: Payout) => RANK[p.state] >= 2;
export const waitMs = (tries: number) => Math.min(60 * MINUTE, 15 * SECOND * 2 ** tries);

/** What this payout needs now. */
export function due(p: Payout, { now, isRunning }: Facts): 'send' | 'sweep' | null {
  if (RANK[p.state] < 1 || RANK[p.state] > 4 || p.leaseUntil > now) return null;
  if (p.state === 'approved' || (p.resend && RANK[p.state] === 2)) {
    if (isRunning) return 'send';
    if (p.state === 'approved') return null;
  }
  return p.nextQueryAt <= now ? 'sweep' : null;
}

/**
 * A worker that was frozen between its commit and its call must not make it any more: meanwhile two people may have
 * given the bill up. Both drivers ask right before the call; what is then still on the wire dies with its signature.
 */
export const isTooLate = (notAfter: number | undefined, now: number): boolean =>
  notAfter !== undefined && now > notAfter;

export const giveBack = (why: string): Change => ({
  patch: { state: 'returned', why, resend: false },
  money: 'return',
});
