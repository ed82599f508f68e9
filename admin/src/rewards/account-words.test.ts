import { movementName, type Transfer } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { balanceFen, effectFen, sayAccount, sayActor } from './account-words.ts';

const move = (debit: string, credit: string, amountFen = 500, id = 'lock:1'): Transfer => ({
  id,
  debit,
  credit,
  amountFen,
  personAlias: null,
  reason: '',
  actor: '系统',
  at: '2026-11-21T00:00:00Z',
});

test('accounts are named as a cashier says them', () => {
  expect(sayAccount('paid')).toBe('已发放');
  expect(sayAccount('pool:weifang-demo:2026-11')).toBe('资金池 2026-11');
  expect(sayAccount('person:01J9ZZZZZZZZZZZZZZZZZABCDE', '市民0423')).toBe('市民账户 市民0423');
  expect(sayAccount('in_flight:01J9ZZZZZZZZZZZZZZZZZABCDE', '市民0423')).toBe('发放中 市民0423');
  expect(sayAccount('person:01J9ZZZZZZZZZZZZZZZZZABCDE')).toBe('市民账户 …ZABCDE');
  expect(sayAccount('pool:weifang-demo:2026-11', '市民0423')).toBe('资金池 2026-11');
  expect(sayAccount('something:new')).toBe('something:new');
});

test('whoever moved the money is named without a long id', () => {
  expect(sayActor('system')).toBe('系统');
  expect(sayActor('01J9ZZZZZZZZZZZZZZZZZABCDE', '市民0423')).toBe('市民0423');
  expect(sayActor('01J9ZZZZZZZZZZZZZZZZZABCDE')).toBe('市民 …ZABCDE');
  expect(sayActor('钱会芳')).toBe('钱会芳');
});

test('movements are named by the kind in their id', () => {
  expect(movementName('grant:01J')).toBe('计奖');
  expect(movementName('settle:01J')).toBe('付款成功');
});

test('a payout that comes back leaves the account as it was', () => {
  const story = [
    move('pool:p:m', 'person:1'),
    move('person:1', 'in_flight:1'),
    move('in_flight:1', 'person:1'),
  ];
  const sum = (prefix: string) => story.reduce((total, one) => total + effectFen(one, prefix), 0);
  expect(sum('person')).toBe(500);
  expect(sum('in_flight')).toBe(0);
  expect(sum('pool')).toBe(-500);
});

test('what finance gave is the balance of the account that gives', () => {
  expect(balanceFen('funding', -500)).toBe(500);
  expect(balanceFen('funding', 0)).toBe(0);
  expect(balanceFen('pool', 500)).toBe(500);
});

test('a prefix is a whole word: paid does not take in paid_back', () => {
  expect(effectFen(move('x', 'paid_back'), 'paid')).toBe(0);
  expect(effectFen(move('pool:a', 'pool:b'), 'pool')).toBe(0);
});
