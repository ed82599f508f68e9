import { type CaseAction, type CaseEvent, caseStateNames } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { caseTag, nextWords, progressOf, sayProgress, stepName, whyEnded } from './case-words.ts';

test('every state has a tag and a sentence of its own', () => {
  const sentences = caseStateNames.map((state) => nextWords({ state }));
  expect(new Set(sentences).size).toBe(caseStateNames.length);
  expect(caseStateNames.every((state) => caseTag({ state }).text.length > 0)).toBe(true);
});

test('only a case that reached the last stage is green, and one that left the loop is grey', () => {
  expect(caseStateNames.filter((state) => caseTag({ state }).tone === 'green')).toEqual(['closed']);
  expect(caseStateNames.filter((state) => caseTag({ state }).tone === 'grey')).toEqual([
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
  expect(caseTag({ state: 'force_closed' }).text).not.toBe(caseTag({ state: 'closed' }).text);
  expect(progressOf('force_closed')).toBeNull();
  expect(progressOf('rejected', { passed: ['reported'] })).toBeNull();
});

const event = (action: CaseAction, note: string | null = null) => ({ action, note }) as CaseEvent;
const rating = { stars: 2, words: '' };

test('a close that is disputed is looked at again, whatever the stars, and then answered', () => {
  const open = { state: 'closed', dispute: 'open', rating } as const;
  expect(caseTag(open).text).toBe('再核实中');
  expect(nextWords(open)).toContain('正在再核实');
  const answered = { ...open, dispute: 'answered' } as const;
  expect(caseTag(answered).text).toBe('已办结');
  expect(nextWords(answered)).toContain('答复如下');
  expect(nextWords({ ...open, dispute: null })).toContain('感谢您的评价');
  const events = [event('answer_dispute', '已清理干净')];
  expect(whyEnded({ state: 'closed', events })).toBe('已清理干净');
});

test('the log says when the stars asked for another look', () => {
  const rated = [event('close'), event('evaluate')];
  expect(stepName('evaluate', { dispute: 'open', events: rated })).toBe('评价，并申请再核实');
  expect(stepName('evaluate', { dispute: null, events: rated })).toBe('评价');
  const both = [event('dispute'), ...rated];
  expect(stepName('evaluate', { dispute: 'open', events: both })).toBe('评价');
  expect(stepName('close', { dispute: 'open', events: rated })).toBe('结案');
});

test('who took a report back is not told that it was voided', () => {
  const back = { state: 'voided', isWithdrawn: true } as const;
  expect(caseTag(back).text).toBe('已撤回');
  expect(nextWords(back)).toBe('您已撤回本次上报');
  expect(caseTag({ ...back, isWithdrawn: false }).text).toBe('已作废');
});

test('why nothing was filed stands at the top, in the words of the last refusal', () => {
  const events = [
    event('reject', '照片不清'),
    event('reopen_rejected', '重审'),
    event('reject', '未达标准'),
  ];
  expect(whyEnded({ state: 'rejected', events })).toBe('未达标准');
  expect(whyEnded({ state: 'handling', events })).toBe('');
});
