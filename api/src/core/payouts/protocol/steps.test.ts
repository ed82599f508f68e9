import { expect, test } from 'vitest';
import { sweep } from './steps.ts';
import type { Effect, Facts, Payout } from './types.ts';

const facts: Facts = { now: 1_000_000, isRunning: true, approvals: 0 };
const inDoubt: Payout = {
  ...{ id: 'P', rewardId: 'R', personId: 'C', attempt: 1, outBillNo: 'RA1', amountFen: 100 },
  ...{ openid: 'o', needsTwo: false, state: 'in_doubt', why: null, resend: false },
  ...{ cancelWanted: false, writeOff: false, missing: 0, tries: 0, leaseUntil: 0 },
  ...{ nextQueryAt: 0, lastSentAt: 900_000, billMadeAt: 0, packageInfo: null, version: 7 },
};

/** What a query that said 404 does to the row as it is when the answer comes. */
function missedBy(row: (asked: Payout) => Payout) {
  const step = sweep(inDoubt.id);
  const take = step.next().value as Extract<Effect, { kind: 'transact' }>;
  const asked = { ...inDoubt, ...take.decide(inDoubt, facts).patch, version: 8 };
  expect(step.next(asked).value).toMatchObject({ kind: 'call', call: 'query' });
  const tell = step.next({ http: 404 }).value as Extract<Effect, { kind: 'transact' }>;
  return tell.decide(row(asked), facts);
}

test('a 404 about the row as it was asked lets the same text go again', () => {
  expect(missedBy((asked) => asked).patch).toMatchObject({ resend: true, missing: 1 });
});

test('a 404 that is older than the last change of the row says nothing about it', () => {
  const accepted = (asked: Payout): Payout => ({ ...asked, state: 'wait_confirm', version: 9 });
  expect(missedBy(accepted)).toEqual({});
  expect(missedBy((asked) => ({ ...asked, version: 9 }))).toEqual({});
});
