import { caseStateNames } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { caseTag, nextWords, progressOf, sayProgress } from './case-words.ts';

test('every state has a tag and a sentence of its own', () => {
  const sentences = caseStateNames.map(nextWords);
  expect(new Set(sentences).size).toBe(caseStateNames.length);
  expect(caseStateNames.every((state) => caseTag(state).text.length > 0)).toBe(true);
});

test('only a case that reached the last stage is green, and one that left the loop is grey', () => {
  expect(caseStateNames.filter((state) => caseTag(state).tone === 'green')).toEqual(['closed']);
  expect(caseStateNames.filter((state) => caseTag(state).tone === 'grey')).toEqual([
    'rejected',
    'merged',
    'transferred',
    'force_closed',
    'voided',
  ]);
});

test('a case being handled stands at the fourth of seven stages, with three behind it', () => {
  const progress = progressOf('handling');
  expect(progress).toEqual({ done: 3, at: 4, isEnded: false });
  expect(sayProgress(progress!)).toBe('共七个阶段，当前：任务处置');
});

test('the last stage is the rating: it is not done before the citizen has rated', () => {
  expect(progressOf('closed')).toMatchObject({ done: 6, at: 7 });
  const rated = progressOf('closed', { isRated: true });
  expect(rated).toMatchObject({ done: 7 });
  expect(sayProgress(rated!)).toBe('七个阶段已全部完成');
});

test('a case that the centre closed ended where it stood; what never happened is not done', () => {
  const passed = ['reported', 'pending_dispatch', 'pending_handle', 'handling'] as const;
  const progress = progressOf('force_closed', { passed: [...passed, 'force_closed'] });
  expect(progress).toEqual({ done: 3, at: 4, isEnded: true });
  expect(sayProgress(progress!)).toBe('共七个阶段，止于：任务处置');
  expect(caseTag('force_closed').text).not.toBe(caseTag('closed').text);
  expect(progressOf('force_closed')).toBeNull();
  expect(progressOf('rejected', { passed: ['reported'] })).toBeNull();
});
