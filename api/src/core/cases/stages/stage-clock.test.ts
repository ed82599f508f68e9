import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../contract/case-words.ts';
import { limitOf } from './limits.ts';
import { showVisit } from './show-stages.ts';
import { isOverdueAt, moveVisits, type Visit } from './stage-clock.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8, minute));

/** A history told as states and the minute each was reached. */
function lived(...steps: [CaseState, number][]): Visit[] {
  let visits: Visit[] = [];
  for (const [index, [to, minute]] of steps.entries()) {
    const from = steps[index - 1]?.[0] ?? null;
    const limitMs = limitOf(to);
    visits = moveVisits(visits, { seq: index + 1, from, to, at: at(minute), round: 1, limitMs });
  }
  return visits;
}

describe('the timer of a stage', () => {
  it.each<[CaseState, number]>([
    ['reported', 15],
    ['verifying', 30],
    ['pending_register', 15],
    ['pending_dispatch', 15],
    ['pending_check', 60],
    ['pending_close', 30],
  ])('gives %s %i minutes, day and night', (state, minutes) => {
    expect(lived([state, 5])).toMatchObject([{ dueAt: at(5 + minutes), endedAt: null }]);
  });

  it('lets the city set another limit, for this stage alone', () => {
    expect(limitOf('reported', { accept: 45 })).toBe(45 * 60_000);
    expect(limitOf('verifying', { accept: 45 })).toBe(30 * 60_000);
  });

  it('waits while the report is verified, and goes on with what was left', () => {
    const paused = lived(['reported', 0], ['verifying', 6]);
    expect(paused).toMatchObject([
      { stage: 'accept', usedMs: 6 * 60_000, dueAt: null, endedAt: null },
      { stage: 'verify', dueAt: at(36) },
    ]);
    const [accept, verify] = lived(['reported', 0], ['verifying', 6], ['reported', 26]);
    expect(accept).toMatchObject({ dueAt: at(26 + 9), endedAt: null });
    expect(verify).toMatchObject({ usedMs: 20 * 60_000, endedAt: at(26), endedSeq: 3 });
    expect(showVisit(accept!, at(27)).explanation).toBe(
      '11-20 16:00:00 起计，受理时限 15 分钟（昼夜连续）；核实期间暂停 20 分钟；应于 11-20 16:35:00 前完成',
    );
  });

  it('is overdue from the very second of its deadline, and stays so', () => {
    const [running] = lived(['reported', 0]);
    expect(isOverdueAt(running!, new Date(at(15).getTime() - 1))).toBe(false);
    expect(isOverdueAt(running!, at(15))).toBe(true);
    expect(lived(['reported', 0], ['pending_register', 14])[0]?.overdueAt).toBeNull();
    expect(lived(['reported', 0], ['pending_register', 40])[0]?.overdueAt).toEqual(at(15));
    const late = lived(['reported', 0], ['verifying', 20], ['reported', 25]);
    expect(late[0]?.overdueAt).toEqual(at(15));
  });

  it('begins anew with every visit, and a visit is never two', () => {
    const rows = lived(
      ['reported', 0],
      ['pending_register', 5],
      ['reported', 10],
      ['pending_register', 20],
    );
    expect(rows.map((row) => [row.seq, row.stage, row.endedSeq])).toEqual([
      [1, 'accept', 2],
      [2, 'register', 3],
      [3, 'accept', 4],
      [4, 'register', null],
    ]);
    expect(rows[2]?.dueAt).toEqual(at(25));
  });

  it.each<CaseState>(['voided', 'merged', 'rejected', 'transferred'])(
    'ends with a case that is %s, whatever ran or waited',
    (end) => {
      const rows = lived(['reported', 0], ['verifying', 2], [end, 4]);
      expect(rows.every((row) => row.endedAt && !row.runningSince)).toBe(true);
    },
  );

  it('does not move for a step that is no move', () => {
    const before = lived(['pending_dispatch', 0]);
    const same = { seq: 2, from: 'pending_dispatch', to: 'pending_dispatch' } as const;
    expect(moveVisits(before, { ...same, at: at(9), round: 1, limitMs: 1 })).toEqual(before);
  });

  it('measures nobody by a limit that was not yet in force', () => {
    const old = { seq: 7, from: 'handling', to: 'pending_check', at: at(0), round: 1 } as const;
    expect(moveVisits([], { ...old, limitMs: undefined })).toEqual([]);
  });
});
