import type { PayoutState } from '../../../../contract/payouts.ts';
import { giveBack, isFinal, MINUTE, RANK, waitMs } from './states.ts';
import type { Answer, Change, Payout } from './types.ts';

const STUCK_MS = 10 * MINUTE;
const HIDDEN_MS = 25 * 24 * 60 * MINUTE;
const GONE_MS = 30 * MINUTE;

const SEEN: Record<string, PayoutState> = {
  ACCEPTED: 'sending',
  PROCESSING: 'sending',
  WAIT_USER_CONFIRM: 'wait_confirm',
  TRANSFERING: 'transferring',
  CANCELING: 'cancelling',
  SUCCESS: 'settled',
  FAIL: 'returned',
  CANCELLED: 'returned',
};

/** Codes after which no further call can go well until people have looked. */
const STOPPING_CODES = ['SIGN_ERROR', 'NO_AUTH', 'NOT_ENOUGH', 'PARAM_ERROR'];

/** A verified 200 of create or query: the only way an outcome gets in. */
export function observe(p: Payout, seen: Answer, now: number): Change {
  const to = SEEN[seen.state ?? ''];
  if (isFinal(p)) return to && RANK[to] === 9 && to !== p.state ? { alarm: 'contradiction' } : {};
  if (p.state === 'frozen') return {};
  if (!to)
    return {
      alarm: 'unknown_state',
      patch: { state: p.state === 'sending' ? 'in_doubt' : p.state, leaseUntil: 0 },
    };
  if (isOther(p, seen)) return { alarm: 'mismatch', patch: { state: 'frozen', resend: false } };
  // An older answer that arrives late.
  if (RANK[to] < RANK[p.state]) return {};
  if (to === 'settled') return { patch: { state: to, resend: false }, money: 'settle' };
  if (to === 'returned') return giveBack(seen.failReason ?? seen.state!);
  const isMove = to !== p.state;
  return {
    patch: {
      state: to,
      writeOff: false,
      // ACCEPTED or PROCESSING that stays: the same text wakes it up.
      resend: to === 'sending' && now - p.lastSentAt > STUCK_MS,
      leaseUntil: 0,
      packageInfo: seen.packageInfo ?? p.packageInfo,
      billMadeAt: p.billMadeAt || (seen.madeAt ?? now),
      tries: isMove ? 0 : p.tries,
      nextQueryAt: isMove ? now + waitMs(0) : Math.min(p.nextQueryAt, now + waitMs(p.tries)),
    },
  };
}

const isOther = (p: Payout, seen: Answer) =>
  seen.isForeign === true ||
  (seen.amountFen !== undefined && seen.amountFen !== p.amountFen) ||
  (seen.openid !== undefined && seen.openid !== p.openid);

/** Anything but a verified 200: nothing is known, so we will ask. */
export function doubt(p: Payout, answer: Answer, now: number): Change {
  const alarm = alarmOf(answer);
  if (p.state !== 'sending') return alarm;
  return {
    ...alarm,
    patch: { state: 'in_doubt', leaseUntil: 0, nextQueryAt: now + waitMs(p.tries) },
  };
}

export const alarmOf = ({ code }: Answer): Change =>
  code && STOPPING_CODES.includes(code) ? { alarm: code } : {};

/** A query said 404: WeChat has no such bill, or not yet. */
export function missing(p: Payout, now: number): Change {
  if (p.state !== 'sending' && p.state !== 'in_doubt') return { alarm: 'vanished' };
  if (p.writeOff) {
    if (p.missing >= 2 && now - p.lastSentAt > GONE_MS) return giveBack('never_arrived');
    return { patch: { state: 'in_doubt', missing: p.missing + 1 } };
  }
  // WeChat hides bills after 30 days: from then on only the fund-flow bill, and people, can tell.
  if (now - p.lastSentAt > HIDDEN_MS) return { alarm: 'too_old', patch: { state: 'frozen' } };
  return { patch: { state: 'in_doubt', resend: true, missing: p.missing + 1 } };
}
