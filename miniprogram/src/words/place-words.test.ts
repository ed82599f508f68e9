import { expect, test } from 'vitest';
import { accuracyWords, addressWords, distanceWords, placeWords } from './place-words.ts';

const square = (distanceM: number | null) => ({ name: '人民广场', distanceM });

test('the nearest place names a position only as far as it is true', () => {
  expect(addressWords('奎文区', square(20))).toBe('人民广场');
  expect(addressWords('奎文区', square(400))).toBe('人民广场附近');
  expect(addressWords('奎文区', { name: '绿化带旁', distanceM: 400 })).toBe('绿化带旁');
  expect(addressWords('奎文区', square(4000))).toBe('奎文区');
  expect(addressWords('奎文区', undefined)).toBe('奎文区');
});

test('the district is named once', () => {
  expect(placeWords({ areaName: '奎文区', address: '奎文区健康东街' })).toBe('奎文区健康东街');
  expect(placeWords({ areaName: '奎文区', address: '健康东街' })).toBe('奎文区 健康东街');
  expect(placeWords({ areaName: '奎文区', address: '' })).toBe('奎文区');
});

test('nobody is told that a position is exact to 0 metres', () => {
  expect([14.2, 0.3, 0, null].map(accuracyWords)).toEqual(['约 ±15 米', '约 ±1 米', '', '']);
});

test('distances are given in metres, and from a kilometre on in kilometres', () => {
  expect([0.4, 139.2, 1000, 44_692].map(distanceWords)).toEqual([
    '0 米',
    '139 米',
    '1 公里',
    '44.7 公里',
  ]);
});
