import { sayVendor } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { sayHttp } from './payout-words.ts';

test('a cashier reads Chinese, not the codes of an interface', () => {
  expect(sayVendor('WAIT_USER_CONFIRM')).toBe('等待收款人确认');
  expect(sayVendor('OTHER_FAIL_REASON_TYPE')).toBe('微信未说明的其他原因');
});

test('a code nobody has met yet is shown as it came', () => {
  expect(sayVendor('BANK_CARD_CLOSED')).toBe('BANK_CARD_CLOSED');
});

test('no answer is not a failure', () => {
  expect(sayHttp(0)).toBe('没有应答');
  expect(sayHttp(200)).toBe('应答 200');
});
