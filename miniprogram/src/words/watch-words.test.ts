import { describe, expect, test } from 'vitest';
import { shownEntries, type WatchEntry, watchView } from './watch-words.ts';

const NOW = Date.parse('2026-11-22T01:00:00Z');
const entry: WatchEntry = {
  id: '01K0000000000000000000000A',
  level: 'review',
  reason: '30 天内有 5 件上报经核实情况不属实',
  state: 'active',
  startsAt: '2026-11-20T01:00:00Z',
  endsAt: '2026-12-20T01:00:00Z',
  appeal: null,
  appealUntil: '2026-12-05T01:00:00Z',
  mayAppeal: true,
  ...{ appealed: null, answered: null, ended: null },
};

describe('who is on the list', () => {
  test('reads until when, and that rewards are looked at first', () => {
    const { tag, period, follows } = watchView(entry);
    expect(tag.text).toBe('先审核后发放');
    expect(period).toBe('11月20日 09:00 至 12月20日 09:00');
    expect(follows).toContain('奖励先审核后发放');
  });

  test('reads that a warning changes nothing yet', () => {
    expect(watchView({ ...entry, level: 'warn' }).follows).toContain('不影响上报和奖励');
  });

  test('reads the answer to an appeal for a month, and is then left in peace', () => {
    const upheld = { ...entry, state: 'ended', appeal: 'upheld', endsAt: '2026-11-21T01:00:00Z' };
    const over = upheld as WatchEntry;
    expect(watchView(over)).toMatchObject({ tag: { text: '已解除' }, follows: '' });
    expect(shownEntries([over], NOW)).toEqual([over]);
    expect(shownEntries([over], NOW + 31 * 86_400_000)).toEqual([]);
    expect(shownEntries([{ ...over, appeal: null }], NOW)).toEqual([]);
  });

  test('reads until when to object, then what was said on both sides', () => {
    expect(watchView(entry)).toMatchObject({ said: [] });
    expect(watchView(entry).mayAppealWords).toContain('12月5日 09:00 前可申诉一次');
    const appealed = { words: '现场已被清走', at: '2026-11-21T01:00:00Z' };
    const asked: WatchEntry = { ...entry, appeal: 'open', mayAppeal: false, appealed };
    expect(watchView(asked)).toMatchObject({ mayAppealWords: '' });
    expect(watchView(asked).said).toEqual([
      '11月21日 09:00 申诉：现场已被清走',
      '申诉已提交，正在由其他工作人员复核',
    ]);
    const answered = { words: '照片与现场不符', at: '2026-11-22T01:00:00Z' };
    expect(watchView({ ...asked, appeal: 'refused', answered }).said.at(-1)).toBe(
      '11月22日 09:00 维持原结论：照片与现场不符',
    );
  });

  test('reads why it was taken off early', () => {
    const ended = { words: '核实有误', at: '2026-11-21T01:00:00Z' };
    const over: WatchEntry = { ...entry, state: 'ended', endsAt: ended.at, ended };
    expect(shownEntries([over], NOW)).toEqual([over]);
    expect(watchView(over).said).toEqual(['11月21日 09:00 提前解除：核实有误']);
  });

  test('reads only the stricter of two levels', () => {
    const warned: WatchEntry = { ...entry, level: 'warn' };
    expect(shownEntries([entry, warned], NOW)).toEqual([entry]);
    expect(shownEntries([warned], NOW)).toEqual([warned]);
  });
});
