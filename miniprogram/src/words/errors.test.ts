import { CallFailed } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { errorWords, isPassing } from './errors.ts';

const refused = (status: number) => new CallFailed(status, { code: 'x', message: '原因' });

test('the sentence of the server is shown as it is', () => {
  expect(errorWords(refused(422))).toBe('原因');
  expect(errorWords(new TypeError('undefined is not a function'))).toBe('操作没有成功，请重试');
});

test('only trouble that can pass is tried again by itself', () => {
  expect([0, 429, 503].map((status) => isPassing(refused(status)))).toEqual([true, true, true]);
  expect([403, 409, 422].map((status) => isPassing(refused(status)))).toEqual([
    false,
    false,
    false,
  ]);
});
