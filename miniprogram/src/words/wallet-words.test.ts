import { wallet } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { partsOf } from './wallet-words.ts';

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
    arePayoutsPaused: false,
  } as never);
  expect(shown.map(({ key }) => key).sort()).toEqual(parts.sort());
  expect(shown.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(earnedFen);
});

test('what is nothing is not said', () => {
  expect(partsOf({ owedFen: 0, paidFen: 5 } as never)).toEqual([
    { key: 'paidFen', name: '已到账', amountFen: 5 },
  ]);
});
