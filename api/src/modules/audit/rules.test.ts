import { expect, test } from 'vitest';
import { z } from 'zod';
import { day, id, key, latitude, longitude, words } from '../../../contract/common.ts';
import { keepHarmless, objectIdOf, objectKindOf } from './rules.ts';

const someId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

test('of a form, ids, choices, days and numbers are kept; what a person typed is not', () => {
  const form = z.strictObject({
    action: z.enum(['close', 'reject']),
    caseId: id.optional(),
    unitId: key.nullable(),
    until: day,
    stars: z.int().optional(),
    photoIds: z.array(id).max(9),
    note: words(500),
    password: z.string(),
    phone: z.string().regex(/^\d+$/),
  });
  const input = {
    action: 'close',
    caseId: someId,
    unitId: 'u-env',
    until: '2026-11-20',
    stars: 5,
    photoIds: [someId],
    note: '张三 13800000000',
    password: 'u-env',
    phone: '13800000000',
  };
  expect(keepHarmless(form, input)).toEqual({
    action: 'close',
    caseId: someId,
    unitId: 'u-env',
    until: '2026-11-20',
    stars: 5,
    photoIds: [someId],
  });
});

test('where a person stood is not kept, also deep inside a form', () => {
  const form = z.object({ place: z.object({ longitude, latitude, areaId: key }) });
  const input = { place: { longitude: 119.2, latitude: 36.5, areaId: '370702' } };
  expect(keepHarmless(form, input)).toEqual({ place: { areaId: '370702' } });
});

test('what does not fit the contract, or is not in it, is not kept', () => {
  const form = z.object({ unitId: key, turn: z.enum(['stop', 'start']) });
  expect(keepHarmless(form, { unitId: '张三 138', turn: '密码', other: 'u-env' })).toBeNull();
  expect(keepHarmless(form, '张三')).toBeNull();
  expect(keepHarmless(undefined, { unitId: 'u-env' })).toBeNull();
});

test('a call is about what its address names, else about what the client made', () => {
  expect(objectKindOf('/api/cases/:id/actions')).toBe('cases');
  expect(objectIdOf({ id: someId }, { id: 'other' })).toBe(someId);
  expect(objectIdOf({}, { id: someId })).toBe(someId);
  expect(objectIdOf({ id: '张三' }, undefined)).toBeNull();
});
