import { expect, test } from 'vitest';
import { awaitsCancel } from './payout-words.ts';

test('a withdrawn payout waits for WeChat until it has an end, or until people have to look at it', () => {
  expect(awaitsCancel({ state: 'wait_confirm', isCancelWanted: true })).toBe(true);
  expect(awaitsCancel({ state: 'transferring', isCancelWanted: true })).toBe(true);
  expect(awaitsCancel({ state: 'cancelling', isCancelWanted: false })).toBe(true);
  expect(awaitsCancel({ state: 'wait_confirm', isCancelWanted: false })).toBe(false);
  for (const state of ['settled', 'returned', 'frozen'] as const)
    expect(awaitsCancel({ state, isCancelWanted: true })).toBe(false);
});
