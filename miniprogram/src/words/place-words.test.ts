import { expect, test } from 'vitest';
import { addressWords } from './place-words.ts';

const square = (distanceM: number | null) => ({ name: '人民广场', distanceM });

test('the nearest place names a position only as far as it is true', () => {
  expect(addressWords('奎文区', square(20))).toBe('人民广场');
  expect(addressWords('奎文区', square(400))).toBe('人民广场附近');
  expect(addressWords('奎文区', square(4000))).toBe('奎文区');
  expect(addressWords('奎文区', undefined)).toBe('奎文区');
});
