import { expect, test } from 'vitest';
import { sayBegin } from './publish-button.tsx';
import { sayReplaced } from './run-time.tsx';

const now = new Date('2026-11-22T02:00:00Z');

test('what is published after its first day counts from now on, not from that day', () => {
  expect(sayBegin('2026-11-23', now)).toBe('2026-11-23 起立案的按新规则计奖');
  for (const past of ['2026-11-22', '2025-01-01'])
    expect(sayBegin(past, now)).toBe('即刻起，此后立案的按新规则计奖');
});

test('a version says which one took its place, or will', () => {
  const run = (until: string | null, replacedBy: number | null) => ({
    run: { from: '2026-01-01T00:00:00.000Z', until, replacedBy },
  });
  expect(sayReplaced(run('2026-11-22T01:00:00.000Z', 2), now)).toBe('已被第 2 版取代');
  expect(sayReplaced(run('2026-11-30T16:00:00.000Z', 3), now)).toBe('将被第 3 版取代');
  expect(sayReplaced(run('2026-11-22T01:00:00.000Z', null), now)).toBeNull();
  expect(sayReplaced({ run: null }, now)).toBeNull();
});
