import { expect, test } from 'vitest';
import { bodyOf, type Draft, isBlank, newDraft, sayMissing } from './draft.ts';

const picture = (id: string) => ({ id, file: new File(['x'], `${id}.jpg`) });
const place = {
  longitude: 119.2,
  latitude: 36.5,
  datum: 'wgs84' as const,
  accuracyM: 8,
  address: '',
};
const full: Draft = {
  ...newDraft('s-1'),
  before: picture('b'),
  after: picture('a'),
  pickId: 'litter',
  place,
};

test('the form asks for one thing after the other', () => {
  expect(sayMissing(newDraft('s-1'))).toContain('处置前');
  expect(sayMissing({ ...full, after: null })).toContain('再拍一张');
  expect(sayMissing({ ...full, pickId: null })).toContain('类型');
  expect(sayMissing({ ...full, place: null })).toContain('定位');
  expect(sayMissing(full)).toBeNull();
});

test('a full draft is one request under the id it was begun with', () => {
  expect(bodyOf(full)).toMatchObject({
    id: full.id,
    beforePhotoIds: ['b'],
    afterPhotoIds: ['a'],
    capturedAt: full.startedAt,
  });
  expect(bodyOf({ ...full, place: null })).toBeUndefined();
});

test('a place alone is no work of the inspector', () => {
  expect(isBlank({ ...newDraft('s-1'), place })).toBe(true);
  expect(isBlank({ ...newDraft('s-1'), pickId: 'litter' })).toBe(false);
});
