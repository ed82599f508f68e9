import { expect, test } from 'vitest';
import { runOf } from './run-of.ts';

type Row = Parameters<typeof runOf>[0];
const now = new Date('2026-11-22T02:00:00Z');
const row = (version: number, change: Partial<Row> = {}): Row => ({
  ...{ id: 'city', version, state: 'published', ended_at: null },
  ...{ starts_on: '2026-01-01', ends_on: '2026-12-31', published_at: null },
  ...change,
});
const at = (text: string) => new Date(text);
const YEAR = '2025-12-31T16:00:00.000Z';
const NOON = '2026-11-20T04:00:00.000Z';

test('a version counts from its first day, or from its publication where that was later', () => {
  const whole = { from: YEAR, until: null, replacedBy: null };
  expect(runOf(row(1, { published_at: at('2025-12-01T00:00:00Z') }), [], now)).toEqual(whole);
  expect(runOf(row(1, { published_at: at(NOON) }), [], now)).toEqual({ ...whole, from: NOON });
  for (const state of ['draft', 'proposed', 'discarded'] as const)
    expect(runOf(row(1, { state }), [], now)).toBeNull();
});

test('until a newer one of the same rules takes its place', () => {
  const [first, second, third] = [
    row(1),
    row(2, { published_at: at(NOON) }),
    row(3, { published_at: at(NOON), starts_on: '2026-12-01' }),
  ];
  const all = [first, second, third, row(9, { id: 'other' })];
  expect(runOf(first, all, now)).toEqual({ from: YEAR, until: NOON, replacedBy: 2 });
  // What begins later is announced.
  const december = '2026-11-30T16:00:00.000Z';
  expect(runOf(second, all, now)).toEqual({ from: NOON, until: december, replacedBy: 3 });
  expect(runOf(third, all, now)).toEqual({ from: december, until: null, replacedBy: null });
});

test('or until it was stopped, whichever came first', () => {
  const ended = { state: 'ended', ended_at: at('2026-11-21T00:00:00Z') } as const;
  const stopped = row(1, ended);
  const until = ended.ended_at.toISOString();
  expect(runOf(stopped, [], now)).toEqual({ from: YEAR, until, replacedBy: null });
  const newer = row(2, { published_at: at(NOON) });
  expect(runOf(stopped, [newer], now)).toMatchObject({ until: NOON, replacedBy: 2 });
});

test('never, where it was stopped or replaced before its first day, or published after its last', () => {
  const december = { starts_on: '2026-12-01' };
  expect(runOf(row(1, { ...december, state: 'ended', ended_at: now }), [], now)).toBeNull();
  const newer = row(2, { ...december, published_at: at(NOON) });
  expect(runOf(row(1, december), [newer], now)).toBeNull();
  expect(runOf(row(1, { ends_on: '2026-11-01', published_at: at(NOON) }), [], now)).toBeNull();
});

test('and again when the newer one has run out before it', () => {
  const short = row(2, { published_at: at(NOON), ends_on: '2026-11-21' });
  expect(runOf(row(1), [short], now)).toMatchObject({ until: null, replacedBy: null });
});
