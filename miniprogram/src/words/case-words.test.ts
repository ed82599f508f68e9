import { caseStateNames } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { caseTag, nextWords, stageName, stageOf } from './case-words.ts';

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
