import type { Photo, PhotoRole } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { comparablePair, inOrder } from './order-photos.ts';

const photo = (role: PhotoRole, receivedAt: string): Photo => ({
  id: receivedAt,
  role,
  thumbUrl: 'http://a/t',
  displayUrl: 'http://a/d',
  width: 4,
  height: 3,
  receivedAt,
});

test('photos stand in the order of the story', () => {
  const mixed = [
    photo('check', '4'),
    photo('after', '3'),
    photo('before', '1'),
    photo('before', '2'),
  ];
  expect(inOrder(mixed).map((one) => one.id)).toEqual(['1', '2', '3', '4']);
});

test('after a rework the newest result is compared, not the first one', () => {
  const pair = comparablePair([photo('before', '1'), photo('after', '5'), photo('after', '3')]);
  expect(pair?.before.id).toBe('1');
  expect(pair?.after.id).toBe('5');
});

test('before handling there is nothing to compare', () => {
  expect(comparablePair([photo('before', '1'), photo('panorama', '2')])).toBeNull();
});
