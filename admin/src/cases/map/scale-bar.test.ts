import { expect, test } from 'vitest';
import { roundLengthM } from './scale-bar.tsx';

test('the scale of the map is a round number that fits', () => {
  expect(roundLengthM(297)).toBe(200);
  expect(roundLengthM(99)).toBe(50);
  expect(roundLengthM(1000)).toBe(1000);
  expect(roundLengthM(14_999)).toBe(10_000);
});
