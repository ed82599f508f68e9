import { id } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { RANDOM_LENGTH, ulid } from './ulid.ts';

const lowest = new Uint8Array(RANDOM_LENGTH);
const highest = new Uint8Array(RANDOM_LENGTH).fill(255);

test('an id has the form the city asks for', () => {
  expect(id.safeParse(ulid(1_795_000_000_000, highest)).success).toBe(true);
  expect(ulid(1_469_918_176_385, lowest)).toBe('01ARYZ6S410000000000000000');
});

test('an id made later sorts after one made earlier', () => {
  expect(ulid(1_795_000_000_001, lowest) > ulid(1_795_000_000_000, highest)).toBe(true);
});
