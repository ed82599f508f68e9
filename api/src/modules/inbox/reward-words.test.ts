import { describe, expect, it } from 'vitest';
import { NO_REWARD_REASONS } from '../../../contract/rewards.ts';
import { type RewardSubject, rewardNews, rewardNewsNames } from './reward-words.ts';

const reward: RewardSubject = {
  caseNo: '370700-20261120-00001',
  kind: 'case',
  label: '垃圾乱堆',
  amountFen: 150,
  points: 0,
  claimUntil: new Date('2026-11-30T16:00:00Z'),
  note: null,
  why: '案件已作废（查实虚假上报）',
  appealUntil: new Date('2026-12-05T08:00:00Z'),
  answer: '照片属实',
};
const words = (kind: (typeof rewardNewsNames)[number], change: Partial<RewardSubject> = {}) =>
  rewardNews(kind, { ...reward, ...change }).words;

describe('what a citizen hears of a reward', () => {
  it('names the last day on which it can be claimed', () => {
    expect(words('expiring')).toContain('1.50 元还没有领取，最后领取日 11月30日');
  });

  it('says why money came back, where that was kept', () => {
    const why = '超过 24 小时未确认收款';
    expect(words('returned', { why })).toContain(
      '奖励 1.50 元超过 24 小时未确认收款，钱没有转出，仍在“奖励”里，最后领取日 11月30日',
    );
    expect(words('returned', { why: '' })).toContain('奖励 1.50 元没有领取成功，钱没有转出');
  });

  it('has a title of its own for everything that can happen, and fits its field', () => {
    const titles = rewardNewsNames.map((kind) => rewardNews(kind, reward).title);
    // An appeal that is upheld ends in three ways under one title.
    expect(new Set(titles).size).toBe(titles.length - 2);
    const long = { answer: '很长'.repeat(150), note: '很长'.repeat(150), why: '很长'.repeat(150) };
    for (const kind of rewardNewsNames) {
      expect(words(kind, long).length, kind).toBeLessThanOrEqual(500);
      expect(words(kind), kind).not.toMatch(/undefined|null|。。|：。/);
    }
  });

  it('says why nothing was earned, and until when that may be appealed', () => {
    for (const why of Object.values(NO_REWARD_REASONS))
      expect(words('not_rewarded', { why })).toBe(
        `案件 ${reward.caseNo}：${why}。如有异议，可在 12月5日 16:00 前申诉一次。`,
      );
    expect(words('not_rewarded', { appealUntil: null })).not.toContain('申诉');
  });

  it('never calls a reward collectable that people look at first', () => {
    for (const kind of ['held', 'held_later', 'appeal_upheld_held'] as const) {
      expect(words(kind)).toContain('通过后会通知您');
      expect(words(kind)).not.toContain('请在“奖励”里领取');
    }
  });

  it('calls a prize by its name and a share what it is', () => {
    const prize = rewardNews('booked', { ...reward, kind: 'lottery', label: '月度抽奖' });
    expect(prize.title).toBe('抽奖中奖');
    expect(prize.words).toContain('月度抽奖：奖励 1.50 元');
    expect(rewardNews('booked', { ...reward, kind: 'share' }).title).toBe('获得并案奖励');
  });

  it('does not double a full stop that staff wrote', () => {
    expect(words('appeal_refused', { answer: '照片不清楚。' })).toContain('照片不清楚。');
    expect(words('appeal_refused', { answer: '照片不清楚。' })).not.toContain('。。');
  });
});
