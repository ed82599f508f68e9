import { describe, expect, test } from 'vitest';
import { type BillLine, compareBill, type OurPayout } from './compare-bill.ts';

const paid: OurPayout = {
  id: 'p1',
  outBillNo: 'R1A1',
  amountFen: 100,
  state: 'settled',
  said: 'SUCCESS',
  ledger: { lockFen: 100, settleFen: 100, returnFen: null },
  reward: { amountFen: 100, state: 'paid' },
};
const back: OurPayout = {
  ...paid,
  id: 'p2',
  outBillNo: 'R2A1',
  state: 'returned',
  said: 'FAIL',
  ledger: { lockFen: 100, settleFen: null, returnFen: 100 },
  reward: { amountFen: 100, state: 'owed' },
};
const line = (outBillNo: string, direction: 'in' | 'out', amountFen = 100): BillLine => ({
  flowNo: `${outBillNo}${direction}`,
  outBillNo,
  direction,
  amountFen,
});

const compare = (
  ours: OurPayout[],
  lines: BillLine[],
  change: Partial<Parameters<typeof compareBill>[0]> = {},
) =>
  compareBill({
    lines,
    history: lines,
    known: new Map(ours.map((one) => [one.outBillNo, one])),
    madeToday: ours.map((one) => one.outBillNo),
    returnedToday: ours.filter((one) => one.state === 'returned').map((one) => one.outBillNo),
    ...change,
  }).findings.map((one) => `${one.outBillNo} ${one.kind}`);

describe('a payout and the lines of the bill', () => {
  test('agree when it was paid and there is one expense', () => {
    expect(compare([paid], [line('R1A1', 'out')])).toEqual([]);
  });
  test('agree when it came back and there is an expense and an income', () => {
    expect(compare([back], [line('R2A1', 'out'), line('R2A1', 'in')])).toEqual([]);
  });
  test('agree when it failed before any money was locked', () => {
    expect(compare([back], [])).toEqual([]);
  });
  test('differ when the money left twice', () => {
    const twice = [line('R1A1', 'out'), { ...line('R1A1', 'out'), flowNo: 'again' }];
    expect(compare([paid], twice)).toEqual(['R1A1 twice_in_bill']);
  });
  test('differ when we think it came back and the bill shows no income', () => {
    expect(compare([back], [line('R2A1', 'out')])).toEqual(['R2A1 state_differs']);
  });
  test('differ when money came back for what we think is paid', () => {
    expect(compare([paid], [line('R1A1', 'out'), line('R1A1', 'in')])).toEqual([
      'R1A1 state_differs',
    ]);
  });
  test('differ when the last verified answer says something else than our row', () => {
    expect(compare([{ ...paid, said: 'FAIL' }], [line('R1A1', 'out')])).toEqual([
      'R1A1 state_differs',
    ]);
  });
  test('leave a top-up alone, but not an expense under a number we never made', () => {
    expect(compare([], [line('TOPUP1', 'in')])).toEqual([]);
    expect(compare([], [line('R9A1', 'out')])).toEqual(['R9A1 missing_in_ledger']);
  });
  test('agree when the expense stood in the bill of the day before', () => {
    expect(compare([paid], [], { history: [line('R1A1', 'out')] })).toEqual([]);
  });
  test.each([
    ['was never locked', { lockFen: null, settleFen: 100, returnFen: null }],
    ['was paid with another amount', { lockFen: 100, settleFen: 99, returnFen: null }],
    ['was paid and taken back', { lockFen: 100, settleFen: 100, returnFen: 100 }],
    ['was not paid', { lockFen: 100, settleFen: null, returnFen: null }],
  ])('differ when the ledger says that it %s', (_, ledger) => {
    expect(compare([{ ...paid, ledger }], [line('R1A1', 'out')])).toEqual(['R1A1 ledger_differs']);
  });
  test.each([
    ['is still owed', { amountFen: 100, state: 'owed' as const }],
    ['is of another amount', { amountFen: 200, state: 'paid' as const }],
    ['does not exist', null],
  ])('differ when the reward %s', (_, reward) => {
    expect(compare([{ ...paid, reward }], [line('R1A1', 'out')])).toEqual(['R1A1 reward_differs']);
  });
});
