import { distanceM } from '../../../lib/geo.ts';
import { LIMITS } from '../limits.ts';
import { chanceOfAtLeast } from './collusion.ts';
import { cellsAround, dayOf, type Pattern, type PatternReport, push } from './pattern.ts';

/** The densest spot among one person's reports of one kind, if it is dense and lasting enough. */
export function findSpot(reports: readonly PatternReport[]): PatternReport[] | null {
  const { count: least, radiusM, days } = LIMITS.patterns.staged;
  if (reports.length < least) return null;
  const spots = reports.map((center) =>
    reports.filter((other) => distanceM(center, other) <= radiusM),
  );
  const spot = spots.sort((a, b) => b.length - a.length)[0] ?? [];
  const onDays = new Set(spot.map(({ seenAt }) => dayOf(seenAt)));
  return spot.length < least || onDays.size < days ? null : spot;
}

/** Whether anybody else ever saw this there. */
export const isSeenByOthers = (spot: PatternReport, near: readonly PatternReport[]): boolean =>
  near.some(
    (other) =>
      other.personId !== spot.personId &&
      other.pickId === spot.pickId &&
      distanceM(other, spot) <= LIMITS.patterns.staged.radiusM,
  );

/**
 * Seen by nobody else, and handled by one person: either nearly always, or far more often than that person handles
 * what other people report around there. `near` is what others reported; handlers by case.
 */
export function judgeSpot(
  spot: readonly PatternReport[],
  near: readonly PatternReport[],
  handlers: ReadonlyMap<string, string>,
): Pattern | null {
  const { alwaysCount, radiusM, crewShare, liftCount, liftChance } = LIMITS.patterns.staged;
  const { personId } = spot[0]!;
  const handled = spot.flatMap(({ caseId }) => handlers.get(caseId) ?? []);
  const [crew, most] = mostOf(handled);
  const others = near
    .filter((one) => one.personId !== personId)
    .flatMap(({ caseId }) => handlers.get(caseId) ?? []);
  const usual = (others.filter((one) => one === crew).length + 1) / (others.length + 2);
  const chance = chanceOfAtLeast(most, Array(handled.length).fill(usual));
  const isNearlyAlways = most >= alwaysCount && most >= handled.length * crewShare;
  const isUnusual = most >= liftCount && chance <= liftChance;
  if (!isNearlyAlways && !isUnusual) return null;
  const words = `近 60 天在 ${radiusM} 米范围反复上报同类问题 ${spot.length} 件，无他人上报，其中 ${most} 件由同一人处置`;
  const { pickId, longitude, latitude } = spot[0]!;
  const figures = {
    // Only what is reported there waits: the rest of what this person sees is as good as anybody's.
    spot: { pickId, longitude, latitude },
    crew,
    handled: handled.length,
    most,
    usual,
    chance,
    cases: spot.slice(0, 20).map((one) => one.caseNo),
  };
  return { personId, code: 'staged', words, figures };
}

function mostOf(names: readonly string[]): [string, number] {
  const counts = new Map<string, number>();
  for (const one of names) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
}

/** For a city that fits into memory. */
export function findStaged(
  reports: readonly PatternReport[],
  handlers: ReadonlyMap<string, string>,
): Pattern[] {
  const groups = new Map<string, PatternReport[]>();
  const byCell = new Map<number, PatternReport[]>();
  for (const report of reports) {
    push(groups, `${report.personId} ${report.pickId}`, report);
    push(byCell, report.cell, report);
  }
  return [...groups.values()].flatMap((group) => {
    const spot = findSpot(group);
    if (!spot) return [];
    const near = cellsAround(spot[0]!.cell).flatMap((cell) => byCell.get(cell) ?? []);
    if (isSeenByOthers(spot[0]!, near)) return [];
    return judgeSpot(spot, near, handlers) ?? [];
  });
}
