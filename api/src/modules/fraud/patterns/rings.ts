import { distanceM } from '../../../lib/geo.ts';
import { LIMITS } from '../limits.ts';
import { cellsAround, dayOf, type Pattern, type PatternReport, push } from './pattern.ts';

/** Who met whom: per pair, one entry for each day, with the cell. */
export type Meetings = Map<string, Map<number, number>>;

/** Notes every meeting of `reports`, and of them with those of the row of cells before; `earlier` was noted already. */
export function noteMeetings(
  meetings: Meetings,
  reports: readonly PatternReport[],
  earlier: readonly PatternReport[] = [],
): void {
  const known = new Set(earlier);
  for (const [a, b] of nearPairs([...earlier, ...reports])) {
    if (a.personId === b.personId || (known.has(a) && known.has(b))) continue;
    const pair = [a.personId, b.personId].sort().join(' ');
    const days = meetings.get(pair) ?? new Map<number, number>();
    // One street walked together on one day is one occasion.
    meetings.set(pair, days.set(dayOf(a.seenAt), a.cell));
  }
}

/** Pairs within a radius and a span, by a grid of cells: never every report against every other. */
function* nearPairs(reports: readonly PatternReport[]): Generator<[PatternReport, PatternReport]> {
  const { radiusM, withinMs } = LIMITS.patterns.ring;
  const byCell = new Map<number, PatternReport[]>();
  for (const report of [...reports].sort((a, b) => a.seenAt.getTime() - b.seenAt.getTime())) {
    for (const cell of cellsAround(report.cell))
      for (const other of (byCell.get(cell) ?? []).toReversed()) {
        if (report.seenAt.getTime() - other.seenAt.getTime() > withinMs) break;
        if (distanceM(report, other) <= radiusM) yield [other, report];
      }
    push(byCell, report.cell, report);
  }
}

type Group = { members: Set<string>; days: Set<number>; cells: Set<number> };

/**
 * Accounts that go from place to place together. Neighbours meet often, but at one spot, and a couple now and then;
 * of three or more who each met another one repeatedly, the occasions count together.
 */
export function nameRings(meetings: Meetings): Pattern[] {
  const { occasions, places } = LIMITS.patterns.ring;
  return groupsOf(meetings)
    .filter(({ days, cells }) => days.size >= occasions && cells.size >= places)
    .flatMap(({ members, days, cells }) =>
      [...members].map((personId) => ({
        personId,
        code: 'place_ring' as const,
        words: `与另外 ${members.size - 1} 个账号多次在同一地点、半小时内先后上报，共 ${days.size} 天、${cells.size} 处`,
        figures: { partners: members.size - 1, days: days.size, places: cells.size },
      })),
    );
}

/** Who is tied to whom by repeated meetings at different places, and the meetings of all of them. */
function groupsOf(meetings: Meetings): Group[] {
  const { tie } = LIMITS.patterns.ring;
  const groupOf = new Map<string, Group>();
  for (const [pair, days] of meetings) {
    if (days.size < tie || !isFarApart([...days.values()])) continue;
    const joined: Group = {
      members: new Set(pair.split(' ')),
      days: new Set(days.keys()),
      cells: new Set(days.values()),
    };
    for (const person of pair.split(' ')) {
      const group = groupOf.get(person);
      for (const member of group?.members ?? []) joined.members.add(member);
      for (const day of group?.days ?? []) joined.days.add(day);
      for (const cell of group?.cells ?? []) joined.cells.add(cell);
    }
    for (const member of joined.members) groupOf.set(member, joined);
  }
  return [...new Set(groupOf.values())];
}

/** Not one spot that lies on the border of two cells. */
const isFarApart = (cells: readonly number[]): boolean =>
  cells.some((cell) => !cellsAround(cells[0]!).includes(cell));

/** For a city that fits into memory. */
export function findRings(reports: readonly PatternReport[]): Pattern[] {
  const meetings: Meetings = new Map();
  noteMeetings(meetings, reports);
  return nameRings(meetings);
}
