import { describe, expect, it } from 'vitest';
import { type CaseState, caseActionNames, STATES } from '../../../contract/case-words.ts';
import { WORKFLOW } from '../../core/cases/index.ts';
import { newsOf } from './words.ts';

const subject = {
  label: '垃圾乱堆',
  caseNo: '370700-20261120-00001',
  reportedAt: new Date('2026-11-20T08:05:00Z'),
  dueAt: new Date('2026-11-21T17:30:00Z'),
  note: '王先生家门口'.repeat(90),
  mainCaseNo: '370700-20261119-00007',
};

describe('what a citizen reads', () => {
  it('gives the deadline by the clock on the wall in China', () => {
    expect(newsOf('dispatch', subject, 'reporter')?.words).toContain('处置期限 11月22日 01:30');
    const words = newsOf('dispatch', { ...subject, dueAt: null }, 'reporter')?.words;
    expect(words).not.toContain('处置期限');
  });

  it('fits its field, however long the note', () => {
    for (const action of caseActionNames)
      for (const hearer of ['reporter', 'merged', 'follower'] as const)
        expect(newsOf(action, subject, hearer)?.words.length ?? 0, action).toBeLessThanOrEqual(500);
  });

  it('never carries the words of staff, or a case number of somebody else, to who only follows', () => {
    const heard = caseActionNames.flatMap((action) => newsOf(action, subject, 'follower') ?? []);
    expect(heard.length).toBeGreaterThan(8);
    for (const { words } of heard) {
      expect(words).not.toContain('王先生');
      expect(words).not.toContain(subject.caseNo);
    }
    const merged = caseActionNames.flatMap((action) => newsOf(action, subject, 'merged') ?? []);
    for (const { words } of merged) expect(words).not.toContain('王先生');
    expect(newsOf('reject', subject, 'reporter')?.words).toContain('王先生');
  });

  it('does not tell people what they did themselves, nor the inner affairs of the house', () => {
    expect(newsOf('withdraw', subject, 'reporter')).toBeNull();
    expect(newsOf('withdraw', subject, 'follower')?.words).toContain('不再办理');
    for (const action of ['evaluate', 'reassign', 'supervise', 'check_pass'] as const)
      expect(newsOf(action, subject, 'reporter'), action).toBeNull();
  });

  it('tells the reporter of every step after which the case reads differently, but of none of their own', () => {
    const label = (state: CaseState) => STATES[state].citizen;
    for (const { action, from, to, by } of WORKFLOW) {
      const isSeen = to !== 'same' && from.some((state) => label(state) !== label(to));
      if (isSeen && !by.includes('citizen'))
        expect(newsOf(action, subject, 'reporter'), action).not.toBeNull();
    }
  });
});
