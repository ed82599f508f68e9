import { LIMITS } from '../limits.ts';
import { type Pattern, type PatternReport, push } from './pattern.ts';

/** What one acceptor filed of one person in one area on one day and shift. */
export type Filings = {
  personId: string;
  /** Area, day and shift: only filings of the same ones can be compared. */
  stratum: string;
  filedBy: string;
  count: number;
};

/** What everybody's reports got in a stratum: acceptor to filings. */
export type Strata = ReadonlyMap<string, ReadonlyMap<string, number>>;

const SHIFT_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
export const stratumOf = (areaId: string, filedAt: Date): string =>
  `${areaId} ${Math.floor(filedAt.getTime() / DAY_MS)} ${Math.floor((filedAt.getTime() % DAY_MS) / SHIFT_MS)}`;

/** A published rule files what fits it, whoever reports: it favours nobody. */
export const isPublishedRule = (filedBy: string): boolean => filedBy.startsWith('rule:');

export function tallyFilings(reports: readonly PatternReport[]): Filings[] {
  const rows = new Map<string, Filings>();
  for (const { personId, areaId, filedAt, filedBy } of reports) {
    if (filedAt === null || filedBy === null || isPublishedRule(filedBy)) continue;
    const stratum = stratumOf(areaId, filedAt);
    const key = `${personId} ${stratum} ${filedBy}`;
    const row = rows.get(key) ?? { personId, stratum, filedBy, count: 0 };
    rows.set(key, { ...row, count: row.count + 1 });
  }
  return [...rows.values()];
}

export function sumStrata(filings: readonly Filings[]): Strata {
  const strata = new Map<string, Map<string, number>>();
  for (const { stratum, filedBy, count } of filings) {
    const row = strata.get(stratum) ?? new Map<string, number>();
    row.set(filedBy, (row.get(filedBy) ?? 0) + count);
    strata.set(stratum, row);
  }
  return strata;
}

export type Tested = {
  personId: string;
  acceptor: string;
  hits: number;
  occasions: number;
  expected: number;
  chance: number;
};

/** The acceptor who files this person's reports beyond what chance explains most of all; null below the minimum. */
export function testPerson(
  filings: readonly Filings[],
  strata: Strata,
  usual: Strata,
): Tested | null {
  const { minFiled } = LIMITS.patterns.collusion;
  if (filings.length < minFiled) return null;
  const acceptors = [...new Set(filings.map((one) => one.filedBy))];
  const tests = acceptors.map((acceptor) => {
    // What came in one shift is often filed in one go: it is one occasion, however many reports it was.
    const hits = filings.filter((one) => one.filedBy === acceptor).length;
    const chances = filings.map((one) => chanceOf(one, acceptor, strata, usual));
    const expected = chances.reduce((total, one) => total + one, 0);
    return { acceptor, hits, expected, chance: chanceOfAtLeast(hits, chances) };
  });
  const best = tests.sort((a, b) => a.chance - b.chance)[0]!;
  // Whoever looks at all acceptors finds one by chance so many times more often.
  const chance = Math.min(1, best.chance * acceptors.length);
  return { ...best, personId: filings[0]!.personId, occasions: filings.length, chance };
}

/** How many filings of the usual weeks weigh as much as those of the very shift. */
const USUAL_WEIGHT = 3;

/** The acceptor's share of the others' filings in that very shift; where there were few, of that shift in all weeks. */
function chanceOf(one: Filings, acceptor: string, strata: Strata, usual: Strata): number {
  const here = othersOf(strata.get(one.stratum), acceptor, one);
  const weeks = othersOf(usual.get(usualOf(one.stratum)), acceptor, one);
  const usualShare = (weeks.hits + 1) / (weeks.all + 2);
  return (here.hits + USUAL_WEIGHT * usualShare) / (here.all + USUAL_WEIGHT);
}

function othersOf(row: ReadonlyMap<string, number> | undefined, acceptor: string, mine: Filings) {
  const all = [...(row?.values() ?? [])].reduce((sum, one) => sum + one, 0) - mine.count;
  const own = mine.filedBy === acceptor ? mine.count : 0;
  return { all: Math.max(0, all), hits: Math.max(0, (row?.get(acceptor) ?? 0) - own) };
}

/** The same area and shift on any day. */
export const usualOf = (stratum: string): string => {
  const [area = '', , shift = ''] = stratum.split(' ');
  return `${area} ${shift}`;
};

export const sumUsual = (strata: Strata): Strata =>
  sumStrata(
    [...strata].flatMap(([stratum, row]) =>
      [...row].map(([filedBy, count]) => ({
        personId: '',
        stratum: usualOf(stratum),
        filedBy,
        count,
      })),
    ),
  );

/**
 * Of everybody who was tested, those for whom chance is no explanation: the limit follows from how many were tested
 * and how many stand out, so that of the named at most a small known share is there by accident.
 */
export function nameColluders(tested: readonly Tested[]): Pattern[] {
  const { falseShare, maxChance, minFactor } = LIMITS.patterns.collusion;
  const sorted = [...tested].sort((a, b) => a.chance - b.chance);
  const last = sorted.findLastIndex(
    (one, index) => one.chance <= (falseShare * (index + 1)) / tested.length,
  );
  return sorted
    .slice(0, last + 1)
    .filter((one) => one.chance <= maxChance && one.hits >= one.expected * minFactor)
    .map(({ personId, acceptor, hits, occasions, expected, chance }) => ({
      personId,
      code: 'collusion',
      words: `近 60 天在 ${occasions} 个班次立案，其中 ${hits} 个班次由同一受理员立案，按同区域同班次的其他上报应为 ${expected.toFixed(1)} 个（偶然的概率约 ${sayChance(chance)}）`,
      figures: { acceptor, hits, occasions, expected, chance },
    }));
}

const sayChance = (chance: number): string =>
  chance < 1e-6 ? '不到百万分之一' : `${(chance * 1e6).toFixed(0)}/1000000`;

/** For a city that fits into memory. */
export function findCollusion(reports: readonly PatternReport[]): Pattern[] {
  const filings = tallyFilings(reports);
  const strata = sumStrata(filings);
  const usual = sumUsual(strata);
  const byPerson = new Map<string, Filings[]>();
  for (const one of filings) push(byPerson, one.personId, one);
  return nameColluders(
    [...byPerson.values()].flatMap((own) => testPerson(own, strata, usual) ?? []),
  );
}

/** P(at least `hits` of `tries`), each hit with its own chance: exact, by adding one try after the other. */
export function chanceOfAtLeast(hits: number, chances: readonly number[]): number {
  // ways[k] is the chance of k hits so far; from `hits` on they are the same answer.
  const ways = new Float64Array(hits + 1);
  ways[0] = 1;
  for (const chance of chances)
    for (let k = hits; k >= 0; k--) {
      const stays = k === hits ? ways[k]! : ways[k]! * (1 - chance);
      ways[k] = stays + (k > 0 ? ways[k - 1]! * chance : 0);
    }
  return ways[hits]!;
}
