import { expect, test } from 'vitest';
import { METRES_PER_DEGREE, toGcj02, toWgs84 } from './geo.ts';

const square = { longitude: 119.1619, latitude: 36.7068, accuracyM: null };

test('a WGS-84 position is left as it is', () => {
  expect(toWgs84({ ...square, datum: 'wgs84' })).toEqual({
    longitude: 119.1619,
    latitude: 36.7068,
  });
});

test('WeChat positions lie some hundred metres off and come back to within a metre', () => {
  const shifted = toGcj02({ ...square, datum: 'wgs84' });
  const offM = Math.abs(shifted.longitude - square.longitude) * METRES_PER_DEGREE;
  expect(offM).toBeGreaterThan(100);
  const back = toWgs84({ ...shifted, datum: 'gcj02' });
  expect(Math.abs(back.longitude - square.longitude) * METRES_PER_DEGREE).toBeLessThan(1);
  expect(Math.abs(back.latitude - square.latitude) * METRES_PER_DEGREE).toBeLessThan(1);
});
