import { PAYOUT_STATES, type PayoutState } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { nextPollMs, payoutView } from './payout-words.ts';

const states = Object.keys(PAYOUT_STATES) as PayoutState[];

test('only money that arrived or came back is final', () => {
  expect(states.filter((state) => payoutView(state).isFinal)).toEqual(['settled', 'returned']);
});

test('nobody is told that money arrived before it did', () => {
  expect(states.filter((state) => payoutView(state).title.includes('已到账'))).toEqual(['settled']);
});

test('a payout is asked after quickly while it moves or WeChat was just asked, then calmly', () => {
  const quick = nextPollMs('sending', 0, false);
  const calm = nextPollMs('wait_confirm', 0, false);
  expect(Number(quick)).toBeLessThan(Number(calm));
  expect(nextPollMs('wait_confirm', 0, true)).toBe(quick);
  expect(nextPollMs('wait_confirm', 90_000, true)).toBe(calm);
  expect(nextPollMs('sending', 90_000, false)).toBe(calm);
});

test('what waits for finance is not asked after, and nothing is for ever', () => {
  expect(nextPollMs('requested', 0, false)).toBe(false);
  expect(nextPollMs('settled', 0, true)).toBe(false);
  expect(nextPollMs('wait_confirm', 11 * 60_000, true)).toBe(false);
});
