import { caseState } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readUrlState, writeUrlState } from './use-url-state.ts';

const filters = z.object({
  state: caseState.optional().catch(undefined),
  text: z.string().catch('').default(''),
});

test('a pasted address gives the same filters', () => {
  const address = writeUrlState(new URLSearchParams(), { state: 'handling', text: '胜利东街' });
  expect(readUrlState(filters, new URLSearchParams(address.toString()))).toEqual({
    state: 'handling',
    text: '胜利东街',
  });
});

test('a mistyped address still opens', () => {
  expect(readUrlState(filters, new URLSearchParams('state=nonsense'))).toEqual({
    state: undefined,
    text: '',
  });
});

test('an emptied filter leaves the address, and others stay', () => {
  const before = new URLSearchParams('state=closed&text=x');
  expect(writeUrlState(before, { text: '' }).toString()).toBe('state=closed');
  expect(before.toString()).toBe('state=closed&text=x');
});
