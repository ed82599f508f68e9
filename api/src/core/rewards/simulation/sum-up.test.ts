import { expect, test } from 'vitest';
import { sumUp } from './sum-up.ts';

const tried = (amountFen: number) => ({ amountFen, reason: null, capHits: [] }) as never;

/** What the trial shows of people whose reports earn so much more, or less, than today. */
const shown = (people: [personId: string, alias: string, gainFen: number][]) => {
  const sums = sumUp();
  for (const [personId, person_alias, gainFen] of people) {
    const past = { person_alias, amount_fen: 500, state: 'paid' } as never;
    const facts = { day: '2026-11-01', personId } as never;
    sums.add(facts, past, tried(500 + gainFen), tried(500));
  }
  const { winners, losers } = sums.result(0);
  return { winners: winners.map((one) => one.alias), losers: losers.map((one) => one.alias) };
};

test('calls people as the other pages do', () => {
  const { winners, losers } = shown([
    ['a', '市民1234', 200],
    ['b', '市民9876', -100],
  ]);
  expect([winners, losers]).toEqual([['市民1234'], ['市民9876']]);
});

test('gives two people of the same alias a letter each, be one a winner and the other a loser', () => {
  const { winners, losers } = shown([
    ['a', '市民1234', 300],
    ['b', '市民5674', 200],
    ['c', '市民5674', -100],
    ['d', '市民0005', -200],
    ['a', '市民1234', 300],
  ]);
  expect(winners).toEqual(['市民1234', '市民5674（A）']);
  expect(losers).toEqual(['市民0005', '市民5674（B）']);
});

test('tells twenty people apart who are all called alike', () => {
  const { winners, losers } = shown(
    Array.from({ length: 30 }, (_, n) => [`p${n}`, '市民1000', n < 15 ? n + 1 : -n]),
  );
  expect(new Set([...winners, ...losers]).size).toBe(20);
});
