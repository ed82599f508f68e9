import { expect, test } from 'vitest';
import { z } from 'zod';
import { day, id, key, latitude, longitude, words } from '../../../contract/common.ts';
import { programmeRules } from '../../../contract/programme-rules.ts';
import { receiptNumber } from '../../../contract/receipts.ts';
import { keepAddress, keepHarmless, objectIdOf, objectKindOf } from './rules.ts';

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

test('of rules the amounts and caps are kept, also where they stand under a choice', () => {
  const form = z.object({ rules: programmeRules, month: z.string(), receiptNo: receiptNumber });
  const input = {
    rules: {
      classes: { A: { kind: 'fixed', amountFen: 500 }, Z: { kind: 'fixed', amountFen: 1 } },
      caps: { personDayFen: 2000 },
      rankMonth: [{ from: 1, to: 3, amountFen: 10_000 }],
    },
    month: '2026-11',
    receiptNo: 'HD-1',
  };
  expect(keepHarmless(form, input)).toEqual({
    ...input,
    rules: { ...input.rules, classes: { A: input.rules.classes.A } },
  });
  expect(keepHarmless(form, { month: '张三', receiptNo: '张三 138' })).toBeNull();
  const anyName = z.object({ said: z.record(z.string(), z.number()) });
  expect(keepHarmless(anyName, { said: { 张三: 1 } })).toBeNull();
});

test('of an address what stands behind the object is kept: which version it was', () => {
  const version = z.object({ id: key, version: z.coerce.number().int() });
  expect(keepAddress(version, { id: 'city', version: '2' })).toEqual({ version: 2 });
  expect(keepAddress(version, { id: 'city', version: '张三' })).toBeNull();
  expect(keepAddress(z.object({ id }), { id: someId })).toBeNull();
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
