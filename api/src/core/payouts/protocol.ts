import type { PayoutState } from '../../../contract/payouts.ts';
import type {
  Answer,
  Call,
  Change,
  ClaimFacts,
  Decide,
  DecideClaim,
  Facts,
  Payout,
  Step,
} from './protocol-types.ts';

// The pure part of paying: time, ids and answers come in, effects go out. Production and the simulator drive
// these same steps; a step may die after any effect, and what it leaves behind must be enough to go on.
//
// The unknown-result rule: a payout that was sent once is in doubt until a verified 200 of create or query
// names its state. Time-out, reset, any 4xx or 5xx, an unreadable or unverified answer, a callback and our own
// clock decide nothing. Same number, same text; query first; send again only after a 404. A new number needs
// FAIL or CANCELLED of the old one.

/** The payout after the transaction, or null when it was refused. */
function* transact(payoutId: string, decide: Decide): Step<Payout | null> {
  return (yield { kind: 'transact', payoutId, decide }) as Payout | null;
}
function* call(kind: Call, payout: Payout): Step<Answer> {
  return (yield { kind: 'call', call: kind, payout }) as Answer;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
export const LEASE_MS = MINUTE;
const STUCK_MS = 10 * MINUTE;
const HIDDEN_MS = 25 * 24 * 60 * MINUTE;

const RANK: Record<PayoutState, number> = {
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

export const isFinal = (p: Payout) => RANK[p.state] === 9;
const wasSent = (p: Payout) => RANK[p.state] >= 2;
const waitMs = (tries: number) => Math.min(60 * MINUTE, 15 * SECOND * 2 ** tries);

/** What this payout needs now. */
export function due(p: Payout, { now, isRunning }: Facts): 'send' | 'sweep' | null {
  if (RANK[p.state] < 1 || RANK[p.state] > 4 || p.leaseUntil > now) return null;
  if (p.state === 'approved' || (p.resend && RANK[p.state] === 2)) {
    if (isRunning) return 'send';
    if (p.state === 'approved') return null;
  }
  return p.nextQueryAt <= now ? 'sweep' : null;
}

const giveBack = (why: string): Change => ({
  patch: { state: 'returned', why, resend: false },
  money: 'return',
});

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
function doubt(p: Payout, answer: Answer, now: number): Change {
  const alarm = alarmOf(answer);
  if (p.state !== 'sending') return alarm;
  return {
    ...alarm,
    patch: { state: 'in_doubt', leaseUntil: 0, nextQueryAt: now + waitMs(p.tries) },
  };
}

const alarmOf = ({ code }: Answer): Change =>
  code && STOPPING_CODES.includes(code) ? { alarm: code } : {};

/** A query said 404: WeChat has no such bill, or not yet. */
function missing(p: Payout, now: number): Change {
  if (p.state !== 'sending' && p.state !== 'in_doubt') return { alarm: 'vanished' };
  // WeChat hides bills after 30 days: from then on only the fund-flow bill, and people, can tell.
  if (now - p.lastSentAt > HIDDEN_MS) return { alarm: 'too_old', patch: { state: 'frozen' } };
  return { patch: { state: 'in_doubt', resend: true, missing: p.missing + 1 } };
}

/** The person taps 领取. The same id again, or a second tap, gets the payout that is there. */
export const decideClaim: DecideClaim = ({ reward, past, mine, isRunning, limitFen }) => {
  if (mine) return mine.rewardId === reward.id ? { existing: mine } : { refuse: 'id_taken' };
  const live = past.find((one) => !isFinal(one));
  if (live) return { existing: live };
  if (!reward.claimable || past.some((one) => one.state === 'settled'))
    return { refuse: 'reward_not_claimable' };
  if (!isRunning) return { refuse: 'payouts_stopped' };
  return { insert: newPayout(reward, past, limitFen), money: 'lock' };
};

const UNTOUCHED = {
  outBillNo: null,
  why: null,
  resend: false,
  cancelWanted: false,
  missing: 0,
  tries: 0,
  leaseUntil: 0,
  nextQueryAt: 0,
  lastSentAt: 0,
  billMadeAt: 0,
  packageInfo: null,
  version: 0,
};

function newPayout(reward: ClaimFacts['reward'], past: Payout[], limitFen: number): Payout {
  const needsTwo = reward.amountFen > limitFen;
  return {
    ...UNTOUCHED,
    // The claim's id, filled in by `claim`.
    id: '',
    rewardId: reward.id,
    personId: reward.personId,
    attempt: 1 + past.filter((one) => one.outBillNo !== null).length,
    amountFen: reward.amountFen,
    openid: reward.openid,
    needsTwo,
    state: needsTwo ? 'requested' : 'approved',
  };
}

/** A payout known only from outside the database: it was sent, or about to be. */
export const inDoubtAgain = (line: {
  payout: string;
  reward: string;
  person: string;
  attempt: number;
  number: string;
  amountFen: number;
  openid: string;
  needsTwo: boolean;
  sentAt: number;
}): Payout => ({
  ...UNTOUCHED,
  id: line.payout,
  rewardId: line.reward,
  personId: line.person,
  attempt: line.attempt,
  outBillNo: line.number,
  amountFen: line.amountFen,
  openid: line.openid,
  needsTwo: line.needsTwo,
  state: 'in_doubt',
  lastSentAt: line.sentAt,
});

export function* claim(rewardId: string, claimId: string): Step<Payout | null> {
  const decide: DecideClaim = (facts) => {
    const change = decideClaim(facts);
    return change.insert ? { ...change, insert: { ...change.insert, id: claimId } } : change;
  };
  return (yield { kind: 'claim', rewardId, claimId, decide }) as Payout | null;
}

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

/** Made from what is known anyway: should the row be lost, the same number is made again. */
const numberOf = (p: Payout) => `${p.rewardId}A${p.attempt}`;

export function* send(payoutId: string): Step {
  const mine = yield* transact(payoutId, (p, facts) => {
    if (due(p, facts) !== 'send') return { refuse: 'not_due' };
    if (p.needsTwo && facts.approvals < 2) return { refuse: 'not_approved' };
    return {
      send: true,
      patch: {
        outBillNo: numberOf(p),
        state: 'sending',
        resend: false,
        leaseUntil: facts.now + LEASE_MS,
        lastSentAt: facts.now,
        nextQueryAt: facts.now + LEASE_MS,
      },
    };
  });
  if (!mine) return;
  // Number and text are committed, then a line outside the database, and only then the call.
  yield { kind: 'journal', payout: mine };
  const answer = yield* call('create', mine);
  yield* transact(payoutId, (p, { now }) =>
    answer.http === 200 ? observe(p, answer, now) : doubt(p, answer, now),
  );
}

export function* sweep(payoutId: string): Step {
  let mayCreate = false;
  const mine = yield* transact(payoutId, (p, facts) => {
    if (due(p, facts) !== 'sweep') return { refuse: 'not_due' };
    mayCreate = facts.isRunning;
    return { patch: { tries: p.tries + 1, nextQueryAt: facts.now + waitMs(p.tries) } };
  });
  if (!mine) return;
  const answer = yield* call('query', mine);
  yield* transact(payoutId, (p, { now }) => {
    if (answer.http === 200) return observe(p, answer, now);
    // A 404 that is older than the last change of the row says nothing about it.
    if (answer.http === 404 && p.version === mine.version) return missing(p, now);
    return alarmOf(answer);
  });
  if (answer.http !== 200 || answer.state !== 'WAIT_USER_CONFIRM') return;
  if (mine.cancelWanted) {
    // Its answer proves nothing; a later query tells who won.
    yield* call('cancel', mine);
    return;
  }
  if (mine.packageInfo || !mayCreate) return;
  // The bill exists: the same text only brings what the confirm page needs.
  const again = yield* call('create', mine);
  if (again.http === 200) yield* transact(payoutId, (p, { now }) => observe(p, again, now));
}
