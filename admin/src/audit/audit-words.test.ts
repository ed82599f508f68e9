import { type AuditRow, operationsWithDeeds, routes } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { linkOf, OPERATIONS, sayDeed, sayKind, sayObject, sayOperation } from './audit-words.ts';

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

test('one can filter by everything that writes and staff may call, and by looks at personal data', () => {
  const names = OPERATIONS.map((one) => one.value);
  expect(names).toEqual(
    expect.arrayContaining(['actOnCase', 'getOriginal', 'answerLetter', 'exportMoneyCsv']),
  );
  expect(names).not.toContain('reportCase');
  expect(names).not.toContain('listAudit');
  expect(names.every((name) => name in routes && sayOperation(name) !== name)).toBe(true);
});

test('every kind of object has a Chinese name', () => {
  const kinds = Object.values(routes).map((route) => route.path.split('/')[2] ?? '');
  expect(kinds.filter((kind) => /^[a-z-]+$/.test(sayKind(kind)))).toEqual([]);
  expect(sayKind('evaluation-periods')).toBe('综合评价');
});

test('of rules one reads which version, of an export what it holds, and gets to the page of the object', () => {
  const about = (objectKind: string, objectId: string | null, after: AuditRow['after'] = null) => ({
    ...row('gone', after),
    objectKind,
    objectId,
  });
  const rules = about('reward-programmes', 'weifang-ssp', { version: 2 });
  expect(sayObject(rules)).toBe('奖励规则 weifang-ssp 第 2 版');
  expect(linkOf(rules)?.[0]).toBe('/programmes?opened=weifang-ssp%402');
  // Rows of before carry no version.
  expect(linkOf(about('reward-programmes', 'weifang-ssp'))).toBeNull();
  expect(sayObject(about('money', 'transfers'))).toBe('财务 账目流水');
  expect(linkOf(about('money', 'transfers'))).toBeNull();
  expect(linkOf(about('money', 'toString'))?.[0]).toBe('/finance');
  expect(linkOf(about('reward-budgets', 'x'))?.[0]).toBe('/programmes?view=budgets');
  expect(linkOf(about('payouts', 'x'))?.[0]).toBe('/payouts?id=x');
  expect([sayObject(about('payouts', null)), linkOf(about('payouts', null))]).toEqual([
    '付款',
    null,
  ]);
  expect(sayObject(about('cases', 'x', { caseNo: '370700-1' }))).toBe('案件 370700-1');
  expect(sayDeed(row('exportMoneyCsv', null))).toBe('导出资金明细（CSV）');
});
