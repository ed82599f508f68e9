import { distanceM } from '../../../lib/geo.ts';
import { LIMITS } from '../limits.ts';

/** One report as the patterns see it. */
export type PatternReport = {
  caseNo: string;
  caseId: string;
  personId: string;
  pickId: string;
  areaId: string;
  longitude: number;
  latitude: number;
  cell: number;
  seenAt: Date;
  filedAt: Date | null;
  filedBy: string | null;
};

export type PatternCode = 'place_ring' | 'collusion' | 'staged';
export type Pattern = { personId: string; code: PatternCode; words: string; figures: object };

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

const SHIFT_MS = 8 * 3_600_000;
/** Acceptors work by area and shift: only filings of the same ones can be compared. */
const stratumOf = (areaId: string, filedAt: Date): string =>
  `${areaId} ${Math.floor((filedAt.getTime() % 86_400_000) / SHIFT_MS)}`;

type Tally = Map<string, Map<string, number>>;

function count(tally: Tally, key: string, inner: string): void {
  const row = tally.get(key) ?? new Map<string, number>();
  row.set(inner, (row.get(inner) ?? 0) + 1);
  tally.set(key, row);
}

const sum = (row: ReadonlyMap<string, number> | undefined): number =>
  [...(row?.values() ?? [])].reduce((total, one) => total + one, 0);

/** A person whose reports one acceptor files far more often than chance, given what everybody else's get. */
export function findCollusion(reports: readonly PatternReport[]): Pattern[] {
  const { minFiled, maxChance, minFactor } = LIMITS.patterns.collusion;
  const byStratum: Tally = new Map();
  const byPerson = new Map<string, { stratum: string; filedBy: string }[]>();
  const mineByStratum: Tally = new Map();
  for (const { personId, areaId, filedAt, filedBy } of reports) {
    if (filedAt === null || filedBy === null) continue;
    const stratum = stratumOf(areaId, filedAt);
    count(byStratum, stratum, filedBy);
    count(mineByStratum, `${personId} ${stratum}`, filedBy);
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), { stratum, filedBy }]);
  }
  return [...byPerson].flatMap(([personId, filings]) => {
    if (filings.length < minFiled) return [];
    const own: Map<string, number> = new Map();
    for (const { filedBy } of filings) own.set(filedBy, (own.get(filedBy) ?? 0) + 1);
    const [acceptor, hits] = [...own].sort((a, b) => b[1] - a[1])[0]!;
    const chances = filings.map(({ stratum }) => {
      const all = byStratum.get(stratum);
      const mine = mineByStratum.get(`${personId} ${stratum}`);
      const others = sum(all) - sum(mine);
      // Where few others were filed little is known: the chance is then taken near a half.
      return ((all?.get(acceptor) ?? 0) - (mine?.get(acceptor) ?? 0) + 1) / (others + 2);
    });
    const expected = chances.reduce((total, one) => total + one, 0);
    const chance = chanceOfAtLeast(hits, chances);
    if (chance > maxChance || hits < expected * minFactor) return [];
    const words = `近 60 天立案的 ${filings.length} 件中有 ${hits} 件由同一受理员立案，同区域同班次的其他上报应为 ${expected.toFixed(1)} 件（偶然的概率不到 ${(maxChance * 100).toFixed(3)}%）`;
    const figures = { acceptor, hits, filed: filings.length, expected, chance };
    return [{ personId, code: 'collusion' as const, words, figures }];
  });
}

/** Two accounts that go from place to place together: neighbours meet often too, but at one spot. */
export function findRings(reports: readonly PatternReport[]): Pattern[] {
  const { radiusM, withinMs, occasions, places } = LIMITS.patterns.ring;
  const meetings = new Map<string, { days: Set<number>; cells: Set<number> }>();
  for (const [a, b] of nearPairs(reports, radiusM, withinMs)) {
    if (a.personId === b.personId) continue;
    const pair = [a.personId, b.personId].sort().join(' ');
    const met = meetings.get(pair) ?? { days: new Set(), cells: new Set() };
    // One street walked together on one day is one occasion.
    met.days.add(Math.floor(a.seenAt.getTime() / 86_400_000));
    met.cells.add(a.cell);
    meetings.set(pair, met);
  }
  const partners = new Map<string, number[]>();
  for (const [pair, { days, cells }] of meetings) {
    if (days.size < occasions || cells.size < places) continue;
    for (const person of pair.split(' '))
      partners.set(person, [...(partners.get(person) ?? []), days.size]);
  }
  return [...partners].map(([personId, times]) => ({
    personId,
    code: 'place_ring',
    words: `与另外 ${times.length} 个账号多次在同一地点、半小时内先后上报，地点各不相同，最多的共 ${Math.max(...times)} 天`,
    figures: { partners: times.length, days: Math.max(...times) },
  }));
}

/** Pairs within a radius and a span, by a grid of cells: never every report against every other. */
function* nearPairs(
  reports: readonly PatternReport[],
  radiusM: number,
  withinMs: number,
): Generator<[PatternReport, PatternReport]> {
  const byCell = new Map<number, PatternReport[]>();
  for (const report of [...reports].sort((a, b) => a.seenAt.getTime() - b.seenAt.getTime())) {
    for (const cell of around(report.cell))
      for (const other of (byCell.get(cell) ?? []).toReversed()) {
        if (report.seenAt.getTime() - other.seenAt.getTime() > withinMs) break;
        if (distanceM(report, other) <= radiusM) yield [other, report];
      }
    push(byCell, report.cell, report);
  }
}

const ROW = 2 ** 20;
const around = (cell: number): number[] =>
  [-ROW, 0, ROW].flatMap((row) => [cell + row - 1, cell + row, cell + row + 1]);

/** Many reports of one kind at one spot that nobody else ever sees: staged, perhaps, if the same crew always comes. */
export function findSpots(reports: readonly PatternReport[]): PatternReport[][] {
  const { count: least, radiusM, days } = LIMITS.patterns.staged;
  const groups = new Map<string, PatternReport[]>();
  const byCell = new Map<number, PatternReport[]>();
  for (const report of reports) {
    push(groups, `${report.personId} ${report.pickId}`, report);
    push(byCell, report.cell, report);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length < least) return [];
    const spots = group.map((center) =>
      group.filter((other) => distanceM(center, other) <= radiusM),
    );
    const spot = spots.sort((a, b) => b.length - a.length)[0] ?? [];
    const onDays = new Set(spot.map(({ seenAt }) => Math.floor(seenAt.getTime() / 86_400_000)));
    if (spot.length < least || onDays.size < days) return [];
    return isSeenByOthers(spot[0]!, byCell) ? [] : [spot];
  });
}

function isSeenByOthers(spot: PatternReport, byCell: Map<number, PatternReport[]>): boolean {
  const { radiusM } = LIMITS.patterns.staged;
  return around(spot.cell)
    .flatMap((cell) => byCell.get(cell) ?? [])
    .some(
      (other) =>
        other.personId !== spot.personId &&
        other.pickId === spot.pickId &&
        distanceM(other, spot) <= radiusM,
    );
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** A spot is suspicious when nearly all of it was handled by one person. */
export function findStaged(
  spots: readonly PatternReport[][],
  handlers: ReadonlyMap<string, string>,
): Pattern[] {
  const { count: least, radiusM, crewShare } = LIMITS.patterns.staged;
  return spots.flatMap((spot) => {
    const handled = spot.flatMap(({ caseId }) => handlers.get(caseId) ?? []);
    const byCrew = new Map<string, number>();
    for (const one of handled) byCrew.set(one, (byCrew.get(one) ?? 0) + 1);
    const [crew, most] = [...byCrew].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    if (most < least || most < handled.length * crewShare) return [];
    const words = `近 60 天在 ${radiusM} 米范围反复上报同类问题 ${spot.length} 件，其中 ${most} 件由同一人处置`;
    const figures = { crew, handled: handled.length, most, cases: spot.map((one) => one.caseNo) };
    return [{ personId: spot[0]!.personId, code: 'staged' as const, words, figures }];
  });
}
