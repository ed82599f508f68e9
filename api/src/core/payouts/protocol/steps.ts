import { alarmOf, doubt, missing, observe } from './read-answer.ts';
import { due, LEASE_MS, waitMs } from './states.ts';
import type { Answer, Call, Decide, Payout, Step } from './types.ts';

/** The payout after the transaction, or null when it was refused. */
function* transact(payoutId: string, decide: Decide): Step<Payout | null> {
  return (yield { kind: 'transact', payoutId, decide }) as Payout | null;
}
function* call(kind: Call, payout: Payout, until: { notAfter?: number } = {}): Step<Answer> {
  return (yield { kind: 'call', call: kind, payout, ...until }) as Answer;
}

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
  const answer = yield* call('create', mine, { notAfter: mine.leaseUntil });
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
