import type { ErrorCode } from '../../../../contract/errors.ts';
import type { PayoutState } from '../../../../contract/payouts.ts';

// What the pure part of paying speaks in: facts come in, changes and effects go out.

export type Payout = {
  id: string;
  rewardId: string;
  personId: string;
  /** Grows only when an earlier payout of the reward got a number. */
  attempt: number;
  outBillNo: string | null;
  amountFen: number;
  openid: string;
  needsTwo: boolean;
  state: PayoutState;
  why: string | null;
  /** WeChat does not know the bill, or it hangs: the same text goes again. */
  resend: boolean;
  cancelWanted: boolean;
  /** Two people gave it up: when WeChat goes on not knowing it, the money goes back. */
  writeOff: boolean;
  missing: number;
  tries: number;
  // Milliseconds since the epoch; 0 = never.
  leaseUntil: number;
  nextQueryAt: number;
  lastSentAt: number;
  billMadeAt: number;
  packageInfo: string | null;
  version: number;
};

/** What a call brought. Only `http` 200 is a verified, readable answer; 0 is none at all. */
export type Answer = {
  http: number;
  code?: string | undefined;
  /** It names another merchant, app or bill than ours. */
  isForeign?: boolean | undefined;
  state?: string | undefined;
  amountFen?: number | undefined;
  openid?: string | undefined;
  failReason?: string | undefined;
  packageInfo?: string | undefined;
  madeAt?: number | undefined;
};

export type Facts = { now: number; isRunning: boolean; approvals: number };

export type Change = {
  refuse?: string;
  insert?: Payout;
  patch?: Partial<Payout>;
  /** A send row is written and the exact text fixed, in the same transaction. */
  send?: true;
  money?: 'lock' | 'settle' | 'return';
  alarm?: string;
};
export type Decide = (payout: Payout, facts: Facts) => Change;

export type ClaimFacts = {
  now: number;
  isRunning: boolean;
  limitFen: number;
  reward: { id: string; personId: string; amountFen: number; openid: string; claimable: boolean };
  /** Every payout of this reward, in no particular order. */
  past: Payout[];
  /** The payout that already carries the claim's id. */
  mine?: Payout | undefined;
};
export type DecideClaim = (
  facts: ClaimFacts,
) => Omit<Change, 'refuse'> & { refuse?: ErrorCode; existing?: Payout };

export type Call = 'create' | 'query' | 'cancel';
export type Effect =
  | { kind: 'claim'; rewardId: string; claimId: string; decide: DecideClaim }
  | { kind: 'transact'; payoutId: string; decide: Decide }
  | { kind: 'journal'; payout: Payout }
  | { kind: 'call'; call: Call; payout: Payout; notAfter?: number };
export type Step<Result = void> = Generator<Effect, Result, unknown>;
