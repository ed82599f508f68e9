import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFen, parseYuan } from './format-money.ts';

test('money is shown with two decimals and thousands separators', () => {
  expect(formatFen(0)).toBe('0.00');
  expect(formatFen(5)).toBe('0.05');
  expect(formatFen(500)).toBe('5.00');
  expect(formatFen(123_456_789)).toBe('1,234,567.89');
  expect(formatFen(-100_050)).toBe('-1,000.50');
});

test('what is shown can be typed again to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (amountFen) => {
      expect(parseYuan(formatFen(amountFen))).toBe(amountFen);
    }),
  );
});

test('the largest amount the contract allows can be typed', () => {
  expect(parseYuan(formatFen(1_000_000_000_000))).toBe(1_000_000_000_000);
});

test('what is not an amount is refused', () => {
  for (const text of ['', '五元', '1.234', '-5', '1e3', '.5']) expect(parseYuan(text)).toBeNull();
});
