import { expect, it } from 'vitest';
import { missingYear } from './missing-year.ts';

it.each([
  ['2026-09-30', [2026], null],
  ['2026-10-01', [2026], 2027],
  ['2026-12-31', [2026, 2027], null],
  ['2027-01-01', [2026], 2027],
] as const)('on %s with %j loaded, %s is missing', (today, loaded, missing) => {
  expect(missingYear(today, loaded)).toBe(missing);
});
