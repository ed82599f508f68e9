import type { ProgrammeRules } from '../../../../contract/programme-rules.ts';

export type Score = { personId: string; points: number; filedCount: number; lastAt: string };
export type Winner = { place: number; personId: string; amountFen: number };

/** Who has more points, then more rewarded cases, then had them earlier; then the lower id. */
export function rankPeople(scores: readonly Score[], table: ProgrammeRules['rankMonth']): Winner[] {
  const ranked = [...scores].sort(
    (a, b) =>
      b.points - a.points ||
      b.filedCount - a.filedCount ||
      a.lastAt.localeCompare(b.lastAt) ||
      a.personId.localeCompare(b.personId),
  );
  return ranked.flatMap(({ personId }, n) => {
    const place = n + 1;
    const row = table.find((one) => one.from <= place && place <= one.to);
    return row ? [{ place, personId, amountFen: row.amountFen }] : [];
  });
}

export type Ticket = { rewardId: string; personId: string };

/**
 * Every rewarded case is a ticket. Tickets stand in the order of the hash of seed and case; whoever stands first wins
 * first, each person once. Anybody can repeat it once the seed is known.
 */
export function drawLottery(
  seed: string,
  tickets: readonly Ticket[],
  prizes: ProgrammeRules['lotteryMonth'],
  hash: (text: string) => string,
): Winner[] {
  const amounts = prizes.flatMap(({ count, amountFen }) => Array<number>(count).fill(amountFen));
  const drawn = tickets
    .map((ticket) => ({ ...ticket, lot: hash(`${seed}:${ticket.rewardId}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));
  const people = [...new Set(drawn.map((ticket) => ticket.personId))];
  return amounts.slice(0, people.length).map((amountFen, n) => ({
    place: n + 1,
    personId: people[n]!,
    amountFen,
  }));
}
