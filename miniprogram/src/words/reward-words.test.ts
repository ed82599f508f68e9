import { caseStateNames, rewardStanding } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import {
  beforeReward,
  isGone,
  isOnItsWay,
  mayClaim,
  payeeTrouble,
  rewardHint,
  rewardTag,
  worthOf,
} from './reward-words.ts';

const payee = { isUnder14: false, mayBePaid: true };
const none = {
  ...{ rewardId: null, state: 'none' as const, amountFen: 0, points: 0 },
  ...{ reason: null, why: null, claimUntil: null, paidAt: null },
};

test('every standing has a tag of its own', () => {
  const tags = rewardStanding.options.map((standing) => rewardTag(standing).text);
  expect(new Set(tags).size).toBe(rewardStanding.options.length);
  expect(rewardTag('expired').text).toBe('已过期失效');
  expect(rewardTag('denied').text).not.toBe(rewardTag('reversed').text);
});

test('a standing asks for at most one thing: to claim, to wait, or to let go', () => {
  for (const standing of rewardStanding.options) {
    const asked = [mayClaim, isOnItsWay, isGone].filter((is) => is(standing));
    expect(asked.length, standing).toBeLessThanOrEqual(1);
  }
  expect(mayClaim('held')).toBe(false);
  expect(mayClaim('returned')).toBe(true);
});

test('a reward is hinted at only when there is one, in the words of its tag', () => {
  expect(rewardHint(none)).toBe('');
  const reward = { ...none, amountFen: 150 };
  expect(rewardHint({ ...reward, state: 'claimable' })).toBe('奖励 1.50 元可领取');
  expect(rewardHint({ ...reward, state: 'expired' })).toBe('奖励 1.50 元已过期失效');
  expect(rewardHint({ ...none, state: 'not_rewarded' })).toBe('未获奖励');
  expect(rewardHint({ ...none, state: 'points', points: 5 })).toBe('已记 5 积分');
});

test('no amount is shown where nothing was earned', () => {
  expect(worthOf({ amountFen: 0, points: 0 })).toBe('');
  expect(worthOf({ amountFen: 5, points: 0 })).toBe('¥0.05');
});

test('a case that left the loop says that it earns nothing, one that is filed says nothing by itself', () => {
  expect(beforeReward('rejected', payee)).toContain('不计奖励');
  expect(caseStateNames.filter((state) => beforeReward(state, payee) === '')).toContain('handling');
});

test('nobody is promised a reward that he or she cannot get', () => {
  const young = { ...payee, isUnder14: true };
  const unpaid = { ...payee, mayBePaid: false };
  for (const state of ['reported', 'verifying', 'pending_register'] as const) {
    expect(beforeReward(state, payee)).toBe('立案后按奖励规则计奖');
    expect(beforeReward(state, undefined)).toBe('立案后按奖励规则计奖');
    expect(beforeReward(state, young)).toBe('您声明未满 14 周岁，本次上报不计奖励');
    expect(beforeReward(state, unpaid)).toContain('立案前在“奖励”里开启');
  }
  expect(beforeReward('merged', young)).toContain('不计奖励');
  expect(beforeReward('rejected', unpaid)).toBe('未立案，不计奖励');
  expect([payee, undefined].map(payeeTrouble)).toEqual(['', '']);
});
