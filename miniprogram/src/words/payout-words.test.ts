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

test('a payout is asked after for half a minute, and not while it waits for a person', () => {
  expect(nextPollMs('sending', 0, false)).toBeGreaterThan(0);
  expect(nextPollMs('sending', 31_000, false)).toBe(false);
  expect(nextPollMs('requested', 0, false)).toBe(false);
  expect(nextPollMs('wait_confirm', 0, false)).toBe(false);
  expect(nextPollMs('wait_confirm', 0, true)).toBeGreaterThan(0);
});
