import { expect, test } from 'vitest';
import { yuan } from './money.ts';

test('fen are shown as yuan to the last fen', () => {
  expect([0, 5, 100, 1234, 514_528_00].map(yuan)).toEqual([
    '0.00',
    '0.05',
    '1.00',
    '12.34',
    '514528.00',
  ]);
});
