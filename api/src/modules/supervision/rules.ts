import type { DigestFigure } from '../../../contract/supervision.ts';

/** How long whoever is asked has to answer a letter. */
export const ANSWER_LIMIT = { value: 1, unit: 'work_day' } as const;
/** How long after its deadline a case gets a letter without anybody asking. */
export const OVERDUE_LETTER_AFTER = { value: 1, unit: 'work_day' } as const;

export type Threshold = 'quarter_left' | 'overdue' | 'overdue_day';

type Running = {
  now: Date;
  dueAt: Date;
  leftMs: number;
  totalMs: number;
  overdueLetterAt: Date | null;
};

/** Which thresholds a case has passed. Every one is told once per deadline. */
export function passedThresholds(clock: Running): Threshold[] {
  const { now, dueAt, leftMs, totalMs, overdueLetterAt } = clock;
  // Who learns of it only after the deadline is not also told that a quarter is left.
  if (now < dueAt) return leftMs <= totalMs / 4 ? ['quarter_left'] : [];
  const isLong = overdueLetterAt !== null && now >= overdueLetterAt;
  return isLong ? ['overdue', 'overdue_day'] : ['overdue'];
}

/** Who answers a letter: the leader of the unit it went to; the centre when no unit has the case. */
export function mayAnswer(
  person: { roles: readonly string[]; unitId: string; areaId: string | null },
  letter: { unitId: string | null; areaId: string; isAnswered: boolean },
): boolean {
  if (letter.isAnswered) return false;
  if (letter.unitId !== null)
    return person.roles.includes('dept_leader') && person.unitId === letter.unitId;
  const isAtCentre = person.roles.some((role) => role === 'dispatcher' || role === 'duty_chief');
  return isAtCentre && (person.areaId === null || person.areaId === letter.areaId);
}

/** A leader of a unit without another office sees what was sent to the unit. */
export const ownUnitOnly = (person: { roles: readonly string[] }): boolean =>
  person.roles.every((role) => role === 'dept_leader' || role === 'handler');

/** `from` to `begin` is the week that is over, `begin` to `to` the one that has begun. */
type Week = { from: Date; begin: Date; now: Date; to: Date };
type Counted = {
  isWithUnit: boolean;
  dispatchedAt: Date | null;
  handledAt: Date | null;
  dueAt: Date | null;
};

/** In which numbers of a unit's digest a case counts. */
export function figuresOf(one: Counted, { from, begin, now, to }: Week): DigestFigure[] {
  const isIn = (at: Date | null, first: Date, end: Date) => at !== null && at >= first && at < end;
  const isRunning = one.isWithUnit && one.dueAt !== null;
  const counts: Record<Exclude<DigestFigure, 'letters'>, boolean> = {
    received: isIn(one.dispatchedAt, from, begin),
    finished: isIn(one.handledAt, from, begin),
    open: one.isWithUnit,
    overdue: isRunning && one.dueAt !== null && one.dueAt < now,
    due_soon: isRunning && isIn(one.dueAt, now, to),
  };
  return (Object.keys(counts) as (keyof typeof counts)[]).filter((figure) => counts[figure]);
}

const DAY_MS = 86_400_000;

/** The Monday of a day's week, both as YYYY-MM-DD. */
export function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00.000Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}
