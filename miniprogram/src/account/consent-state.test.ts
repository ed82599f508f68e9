import type { Citizen } from '@suishoupai/api/contract';
import { describe, expect, test } from 'vitest';
import { hasAgreed, mustAskFirst, payeeWords, reportingWords } from './consent-state.ts';

const citizen = (change: Partial<Citizen>): Citizen => ({
  id: '01KAD0000000000000000000AA',
  alias: '市民0001',
  termsVersion: 1,
  consentAsked: null,
  mayBePaid: true,
  isUnder14: false,
  phone: null,
  reportedCount: 0,
  ...change,
});

describe('before a report is sent', () => {
  test('the first consent is asked for until it is given', () => {
    expect(mustAskFirst('first', false)).toBe(true);
    expect(mustAskFirst('first', true)).toBe(true);
  });

  test('newer terms are asked about once, and not at all when they are agreed to', () => {
    expect(mustAskFirst('again', false)).toBe(true);
    expect(mustAskFirst('again', true)).toBe(false);
    expect(mustAskFirst(null, false)).toBe(false);
  });

  test('photos are uploaded for whoever agreed to any version, never for somebody unknown', () => {
    expect(hasAgreed(undefined)).toBe(false);
    expect(hasAgreed(citizen({ consentAsked: 'first', termsVersion: null }))).toBe(false);
    expect(hasAgreed(citizen({ consentAsked: 'again' }))).toBe(true);
    expect(hasAgreed(citizen({}))).toBe(true);
  });
});

test('the own page says what was agreed to and why nothing is earned', () => {
  expect(
    [null, 'first', 'again'].map((asked) => reportingWords({ consentAsked: asked as never })),
  ).toEqual(['已同意', '未同意', '说明有更新']);
  expect(payeeWords({ mayBePaid: true, isUnder14: false })).toBe('已开启');
  expect(payeeWords({ mayBePaid: true, isUnder14: null })).toBe('已开启');
  expect(payeeWords({ mayBePaid: false, isUnder14: false })).toBe('未开启');
  expect(payeeWords({ mayBePaid: true, isUnder14: true })).toBe('未满 14 周岁');
});
