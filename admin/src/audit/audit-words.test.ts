import {
  type AuditRow,
  id,
  key,
  operationsWithDeeds,
  type Route,
  routes,
} from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sayField, sayValue } from './audit-values.ts';
import { OPERATIONS, sayDeed, sayKind, sayOperation } from './audit-words.ts';

const row = (operation: string, after: AuditRow['after']): AuditRow => ({
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  at: '2026-11-20T08:05:00.000Z',
  day: '2026-11-20',
  seq: 1,
  staffId: 's-1',
  staffName: '林晓雯',
  roles: ['acceptor'],
  unitId: null,
  ip: '127.0.0.1',
  operation,
  objectKind: 'cases',
  objectId: null,
  status: 200,
  code: null,
  requestId: '-',
  before: null,
  after,
  hash: '',
});

test('a step of a case is said by its name, another operation by the words of the contract', () => {
  expect(sayDeed(row('actOnCase', { action: 'supervise' }))).toBe('案件 · 督办');
  expect(sayDeed(row('answerLetter', null))).toBe('答复督办函');
  expect(sayDeed(row('getCase', null))).toBe('查看案件');
  expect(sayDeed(row('gone', { action: 'toString' }))).toBe('gone');
});

test('one operation that does several things is said by what it did', () => {
  expect(sayDeed(row('setPayoutSwitch', { turn: 'start', deed: '申请恢复付款' }))).toBe(
    '申请恢复付款',
  );
  // Written before rows carried the words.
  expect(sayDeed(row('setPayoutSwitch', { turn: 'stop' }))).toBe('暂停付款');
  expect(sayDeed(row('setPayoutSwitch', { turn: 'start' }))).toBe('恢复付款');
  expect(sayDeed(row('decideBudget', null))).toBe('确认或退回拨款申请');
  expect(operationsWithDeeds.filter((name) => !(name in routes))).toEqual([]);
});

test('every field and every choice of a form that staff send is said in Chinese', () => {
  const forms = OPERATIONS.map(({ value }) => (routes as Record<string, Route>)[value]?.body);
  const fields = forms.flatMap((form) => (form instanceof z.ZodObject ? fieldsOf(form) : []));
  expect(fields.length).toBeGreaterThan(60);
  const isLatin = (said: string) => /^[a-z_][A-Za-z_]+$/.test(said);
  expect(fields.filter(([name]) => isLatin(sayField(name))).map(([name]) => name)).toEqual([]);
  const choices = fields.flatMap(([name, codes]) => codes.map((code) => sayValue(name, code)));
  expect(choices.filter(isLatin)).toEqual([]);
  expect(sayValue('agree', false)).toBe('否');
});

/** Free text is never kept: only what is kept needs a name. */
function fieldsOf(form: z.ZodObject): [string, string[]][] {
  return Object.entries(form.shape).flatMap(([name, schema]): [string, string[]][] => {
    let inner = schema as z.ZodType;
    while (
      inner instanceof z.ZodOptional ||
      inner instanceof z.ZodNullable ||
      inner instanceof z.ZodDefault
    )
      inner = inner.unwrap() as z.ZodType;
    const isText = inner instanceof z.ZodString && inner !== id && inner !== key;
    if (inner instanceof z.ZodBase64) return [];
    if (isText) return [];
    return [[name, inner instanceof z.ZodEnum ? inner.options.map(String) : []]];
  });
}

test('states and actions are said in words, numbers and lists as they are', () => {
  expect(sayValue('state', 'handling')).toBe('处置中');
  expect(sayValue('state', 'unheard_of')).toBe('unheard_of');
  expect(sayValue('version', 3)).toBe('3');
});

test('one can filter by everything that writes and staff may call, and by looks at personal data', () => {
  const names = OPERATIONS.map((one) => one.value);
  expect(names).toEqual(expect.arrayContaining(['actOnCase', 'getOriginal', 'answerLetter']));
  expect(names).not.toContain('reportCase');
  expect(names).not.toContain('listAudit');
  expect(names.every((name) => name in routes && sayOperation(name) !== name)).toBe(true);
});

test('every kind of object has a Chinese name', () => {
  const kinds = Object.values(routes).map((route) => route.path.split('/')[2] ?? '');
  expect(kinds.filter((kind) => /^[a-z-]+$/.test(sayKind(kind)))).toEqual([]);
  expect(sayKind('evaluation-periods')).toBe('综合评价');
});
