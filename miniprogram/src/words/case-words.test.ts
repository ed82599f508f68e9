import { caseStateNames, NO_REWARD_REASONS } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { caseTag, nextWords, rewardHint, rewardTag, stageName, stageOf } from './case-words.ts';

test('every state has a tag and a sentence of its own', () => {
  const sentences = caseStateNames.map(nextWords);
  expect(new Set(sentences).size).toBe(caseStateNames.length);
  expect(caseStateNames.every((state) => caseTag(state).text.length > 0)).toBe(true);
});

test('only a case that reached the last stage is green, and one that left the loop is grey', () => {
  expect(caseStateNames.filter((state) => caseTag(state).tone === 'green')).toEqual([
    'closed',
    'force_closed',
  ]);
  expect(caseStateNames.filter((state) => caseTag(state).tone === 'grey')).toEqual([
    'rejected',
    'merged',
    'transferred',
    'voided',
  ]);
});

test('a case being handled stands at the fourth of seven stages', () => {
  expect([stageOf('handling'), stageName('handling'), stageName('rejected')]).toEqual([
    4,
    '任务处置',
    '',
  ]);
});

test('a reward is hinted at only when there is one', () => {
  const reward = { rewardId: null, amountFen: 150, why: null };
  const mine = { waitsForYou: false, isHeld: false, explanation: '' };
  expect(rewardTag({ ...mine, state: 'owed', isHeld: true }).text).toBe('审核中');
  expect(rewardHint({ ...reward, state: 'none' })).toBe('');
  expect(rewardHint({ ...reward, state: 'claimable' })).toBe('奖励 1.50 元待领取');
});

test('a reward that waits for its owner says so in the same words everywhere', () => {
  const reward = { rewardId: null, amountFen: 150, why: null };
  const mine = { waitsForYou: false, isHeld: false, explanation: '' };
  expect(rewardTag({ ...mine, state: 'owed', isHeld: true }).text).toBe('审核中');
  expect(rewardTag({ ...mine, state: 'in_payout', waitsForYou: true }).text).toBe('待您确认');
  expect(rewardHint({ ...reward, state: 'waiting_for_you' })).toContain('待您确认');
  expect(rewardTag({ ...mine, state: 'in_payout' }).text).toBe('发放中');
  expect(rewardHint({ ...reward, state: 'paid' })).toContain(
    rewardTag({ ...mine, state: 'paid' }).text,
  );
});

test('a reward that the city decides on later is not called refused', () => {
  const row = { state: 'not_rewarded', waitsForYou: false, isHeld: false } as const;
  const tagOf = (explanation: string) => rewardTag({ ...row, explanation }).text;
  expect(tagOf(NO_REWARD_REASONS.awaits_closing)).toBe('待计奖');
  expect(tagOf(NO_REWARD_REASONS.over_cap)).toBe('不予奖励');
});
