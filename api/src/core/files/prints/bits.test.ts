import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunksOf, hamming, NEAR_BITS, probesOf } from './bits.ts';

const print = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const flips = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: NEAR_BITS });

it('whatever ten bits differ, one of the probes finds the stored print', () => {
  fc.assert(
    fc.property(print, flips, (stored, bits) => {
      const asked = bits.reduce((value, bit) => value ^ (1n << BigInt(bit)), stored);
      expect(hamming(asked, stored)).toBe(bits.length);
      const keys = new Set(chunksOf(stored));
      expect(probesOf(asked).some((probe) => keys.has(probe))).toBe(true);
    }),
  );
});

it('the worst spread, two and three bits in each quarter, is still found', () => {
  const worst = [0, 1, 16, 17, 32, 33, 34, 48, 49, 50];
  const asked = worst.reduce((value, bit) => value ^ (1n << BigInt(bit)), 0n);
  const keys = new Set(chunksOf(0n));
  expect(probesOf(asked).some((probe) => keys.has(probe))).toBe(true);
});

it('asks for a fixed number of keys', () => {
  expect(probesOf(0x0123456789abcdefn)).toHaveLength(4 * (1 + 16 + 120));
});
