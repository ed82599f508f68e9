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
  mayAppeal: true,
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

  test('reads only the stricter of two levels', () => {
    const warned: WatchEntry = { ...entry, level: 'warn' };
    expect(shownEntries([entry, warned], NOW)).toEqual([entry]);
    expect(shownEntries([warned], NOW)).toEqual([warned]);
  });
});
