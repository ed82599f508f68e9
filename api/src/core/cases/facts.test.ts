import { expect, test } from 'vitest';
import { isOverdue } from './facts.ts';
import type { CaseRow } from './store.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const row = (change: Partial<CaseRow>) =>
  ({
    ...{ state: 'handling', due_at: at(8), handled_at: null, closed_at: null, overdue_at: null },
    ...change,
  }) as CaseRow;

test.each<[string, Partial<CaseRow>, boolean]>([
  ['open and past its limit', {}, true],
  ['handled in time', { handled_at: at(7) }, false],
  ['handled late', { handled_at: at(9) }, true],
  ['closed by the leader in time', { state: 'force_closed', closed_at: at(7) }, false],
  ['closed by the leader late', { state: 'force_closed', closed_at: at(9) }, true],
  ['voided before its limit', { state: 'voided' }, false],
  ['voided after it was booked as late', { state: 'voided', overdue_at: at(8) }, true],
])('a case %s', (_, change, late) => expect(isOverdue(row(change), at(12))).toBe(late));
