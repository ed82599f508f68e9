import type { Citizen } from '@suishoupai/api/contract';
import { describe, expect, test } from 'vitest';
import {
  consentTags,
  consentWords,
  hasAgreed,
  isBeingPaid,
  mustAskFirst,
  payeeWords,
  reportingWords,
  stopWords,
} from './consent-state.ts';

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

describe('the sheet of the terms', () => {
  test('shows what stands to whoever agreed to the newest terms, and asks everybody else', () => {
    expect(consentWords(citizen({}), undefined)).toContain('目前的选择');
    expect(consentTags(citizen({})).payment.text).toBe('已开启');
    expect(consentTags(citizen({ mayBePaid: false })).payment.text).toBe('未开启');
    expect(consentWords(citizen({ consentAsked: 'again' }), { version: 3, news: '新增。' })).toBe(
      '说明已更新为第 3 版，请重新选择您同意的内容。新增。',
    );
    for (const me of [undefined, citizen({ consentAsked: 'first' })])
      expect(consentTags(me).payment.text).toBe('可选');
  });

  test('offers to stop only what is on', () => {
    expect(isBeingPaid(citizen({}))).toBe(true);
    expect(isBeingPaid(citizen({ mayBePaid: false }))).toBe(false);
    expect(isBeingPaid(citizen({ isUnder14: true }))).toBe(false);
    expect(isBeingPaid(citizen({ consentAsked: 'again' }))).toBe(false);
  });

  test('names the money that cannot be claimed once receiving is off', () => {
    const none = { owedFen: 0, returnedFen: 0, heldFen: 0 };
    expect(stopWords({ ...none, owedFen: 100 } as never)).toContain('您还有 ¥1.00 未领取');
    expect(stopWords({ ...none, returnedFen: 50, heldFen: 50 } as never)).toContain('¥1.00');
    expect(stopWords(none as never)).not.toContain('¥');
  });
});
