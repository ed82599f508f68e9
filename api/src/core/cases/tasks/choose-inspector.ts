import { distanceM, type Position } from '../../../lib/geo.ts';

/** How long a reported position says where somebody is. Older ones are deleted. */
export const POSITION_FRESH_MS = 30 * 60_000;

export type Candidate = {
  id: string;
  name: string;
  unitId: string;
  openTasks: number;
  /** The last reported one, WGS-84; null when there is none. */
  position: (Position & { reportedAt: Date }) | null;
};

export type Work = {
  place: Position;
  /** Who handled the case or let this task lapse, and the units that handled it. */
  excludedPeople: readonly string[];
  handlingUnits: readonly string[];
};

export type Choice = Candidate & { distanceM: number | null };

/** Whoever had a hand in the handling never inspects it. */
export const isSuitable = (candidate: Candidate, work: Work): boolean =>
  !work.excludedPeople.includes(candidate.id) && !work.handlingUnits.includes(candidate.unitId);

const freshDistance = ({ position }: Candidate, place: Position, now: Date): number | null => {
  if (!position || now.getTime() - position.reportedAt.getTime() >= POSITION_FRESH_MS) return null;
  return Math.round(distanceM(position, place));
};

/** The suitable ones, the best first: the nearest, then whoever has the least to do, then by id. */
export function rankInspectors(
  candidates: readonly Candidate[],
  work: Work,
  now: Date,
): readonly Choice[] {
  return candidates
    .filter((candidate) => isSuitable(candidate, work))
    .map((candidate) => ({ ...candidate, distanceM: freshDistance(candidate, work.place, now) }))
    .sort(
      (a, b) =>
        (a.distanceM ?? Number.MAX_SAFE_INTEGER) - (b.distanceM ?? Number.MAX_SAFE_INTEGER) ||
        a.openTasks - b.openTasks ||
        (a.id < b.id ? -1 : 1),
    );
}

const sayMetres = (metres: number): string =>
  metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`;

/** Why it is the first of the ranked. */
export function sayChoice(ranked: readonly Choice[]): string {
  const [first] = ranked;
  if (!first) return '目前没有合适的监督员';
  const located = ranked.filter((one) => one.distanceM !== null);
  if (first.distanceM === null)
    return `可派的监督员都没有近 30 分钟的位置，派给手上任务最少的（${first.openTasks} 件）`;
  const nearest = `派单时距案件 ${sayMetres(first.distanceM)}`;
  if (located.length === 1) return `${nearest}，唯一上报了位置的在岗监督员`;
  const isTie = located[1]?.distanceM === first.distanceM;
  return isTie
    ? `${nearest}，同样远的监督员中手上任务最少（${first.openTasks} 件）`
    : `${nearest}，${located.length} 名在岗监督员中最近`;
}
