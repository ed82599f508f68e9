import { id } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('an id made here is one the API accepts, and no two are equal', () => {
  const made = Array.from({ length: 500 }, () => newId());
  for (const one of made) expect(id.safeParse(one).success).toBe(true);
  expect(new Set(made).size).toBe(500);
});

test('a later id sorts after an earlier one', () => {
  expect(newId(1_700_000_000_000) < newId(1_700_000_000_001)).toBe(true);
});
