import { type CapName, capName } from '../../../../contract/programme-rules.ts';
import type { Facts } from '../programmes/rules.ts';
import type { PastCase } from './store.ts';
import type { Tried } from './try-rules.ts';

const SHOWN = 10;
type Counts = { newCount: number; presentCount: number };
type Pair = { newFen: number; presentFen: number };

/** Adds up what two sets of rules make of the same cases: by month, by reason, by person. */
export function sumUp() {
  const months = new Map<string, Pair & { bookedFen: number }>();
  const reasons = new Map<string, Counts>();
  const capHits = new Map<CapName, Counts>();
  const people = new Map<string, Pair & { alias: string }>();
  let caseCount = 0;
  return {
    add(facts: Facts, past: PastCase, fresh: Tried, present: Tried): void {
      caseCount++;
      const name = facts.day.slice(0, 7);
      const month = months.get(name) ?? { newFen: 0, presentFen: 0, bookedFen: 0 };
      months.set(name, month);
      month.newFen += fresh.amountFen;
      month.presentFen += present.amountFen;
      // Taken back means that it cost nothing in the end.
      if (past.state !== 'reversed') month.bookedFen += past.amount_fen;
      countsOf(reasons, fresh.reason).newCount++;
      countsOf(reasons, present.reason).presentCount++;
      for (const cap of fresh.capHits) countsOf(capHits, cap).newCount++;
      for (const cap of present.capHits) countsOf(capHits, cap).presentCount++;
      const person = people.get(facts.personId) ?? {
        alias: past.person_alias,
        newFen: 0,
        presentFen: 0,
      };
      people.set(facts.personId, person);
      person.newFen += fresh.amountFen;
      person.presentFen += present.amountFen;
    },
    result(withoutFactsCount: number) {
      const byGain = [...people.values()].sort((a, b) => gain(b) - gain(a));
      const winners = byGain.filter((one) => gain(one) > 0);
      const losers = byGain.filter((one) => gain(one) < 0).reverse();
      return {
        caseCount,
        withoutFactsCount,
        months: [...months]
          .map(([month, sums]) => ({ month, ...sums }))
          .sort((a, b) => a.month.localeCompare(b.month)),
        reasons: [...reasons]
          .map(([reason, counts]) => ({ reason, ...counts }))
          .sort((a, b) => b.newCount - a.newCount),
        capHits: capName.options.flatMap((cap) => {
          const counts = capHits.get(cap);
          return counts ? [{ cap, ...counts }] : [];
        }),
        winnerCount: winners.length,
        loserCount: losers.length,
        ...tellApart(winners.slice(0, SHOWN), losers.slice(0, SHOWN)),
      };
    },
  };
}

function countsOf<Name>(of: Map<Name, Counts>, name: Name): Counts {
  const known = of.get(name) ?? { newCount: 0, presentCount: 0 };
  of.set(name, known);
  return known;
}

const gain = ({ newFen, presentFen }: Pair) => newFen - presentFen;

/** Everybody is called as on the other pages; people of the same alias get a letter each, so that nobody is taken for another. */
function tellApart<Person extends { alias: string }>(winners: Person[], losers: Person[]) {
  const shown = [...winners, ...losers];
  const named = (person: Person): Person => {
    const alike = shown.filter(({ alias }) => alias === person.alias);
    if (alike.length === 1) return person;
    return { ...person, alias: `${person.alias}（${LETTERS[alike.indexOf(person)]}）` };
  };
  return { winners: winners.map(named), losers: losers.map(named) };
}

/** One for each who can be shown. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRST';
