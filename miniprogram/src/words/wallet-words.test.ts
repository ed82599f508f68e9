import { wallet } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { claimableFen, confirmWords, hasOpen, partsOf } from './wallet-words.ts';

test('every sum of the wallet has a line, so that the lines add up to what was earned', () => {
  const sums = Object.keys(wallet.shape).filter((key) => key.endsWith('Fen'));
  const parts = sums.filter((key) => key !== 'earnedFen');
  const every = Object.fromEntries(parts.map((key, index) => [key, index + 1]));
  const earnedFen = parts.reduce((sum, _, index) => sum + index + 1, 0);
  const shown = partsOf({
    ...every,
    earnedFen,
    points: 0,
    rewardCount: 1,
    confirmUntil: null,
    arePayoutsPaused: false,
  } as never);
  expect(shown.map(({ key }) => key).sort()).toEqual(parts.sort());
  expect(shown.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(earnedFen);
});

test('no part is called what the large figure above it is called', () => {
  const parts = partsOf({ owedFen: 1400, returnedFen: 400, expiredFen: 100 } as never);
  expect(parts.map(({ name }) => name)).toEqual(['首次可领', '退回可重领', '已过期失效']);
});

test('what is nothing is not said', () => {
  expect(partsOf({ owedFen: 0, paidFen: 5 } as never)).toEqual([
    { key: 'paidFen', name: '已到账', amountFen: 5 },
  ]);
});

test('money that came back can be claimed like any other, and what waits for a tap is something to do', () => {
  const none = { owedFen: 0, returnedFen: 0, toConfirmFen: 0 };
  expect(claimableFen({ ...none, owedFen: 100, returnedFen: 50 } as never)).toBe(150);
  expect(hasOpen(none as never)).toBe(false);
  for (const key of Object.keys(none)) expect(hasOpen({ ...none, [key]: 1 } as never)).toBe(true);
});

test('the hour by which to confirm is the clock on the wall in China; one that has passed is not named', () => {
  const year = new Date().getUTCFullYear();
  const words = confirmWords({ confirmUntil: `${year}-11-23T01:30:00.000Z` } as never);
  expect(words).toContain('请在 11月23日 09:30 前点“确认收款”');
  expect(confirmWords({ confirmUntil: null } as never)).not.toMatch(/\d/);
});
