import type { Scheme } from '../../../contract/evaluation-scheme.ts';
import type { Context } from '../../context.ts';
import { listUnits, staffNames } from '../../core/accounts/index.ts';
import { readCaseLogs, readFiledPlaces } from '../../core/cases/index.ts';
import { readCity } from '../../core/city/index.ts';
import { startOfDay } from '../../lib/clock.ts';
import type { Database, Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import { excludedAmong } from './queries.ts';
import { factsOf } from './rules/facts.ts';
import { type Mark, marksOf } from './rules/figures.ts';
import { FiledPlaces } from './rules/recurrences.ts';
import { addMarks, noTallies, resultsOf, type SubjectResult } from './rules/results.ts';
import { walkUnits } from './rules/tally.ts';

/** Counts up when the meaning of an indicator changes; frozen periods keep theirs. */
export const RULE_VERSION = 2;

export type Range = { fromDay: string; toDay: string };
/** What is looked at: some days, in one district or (null) in the whole city. */
export type Look = Range & { areaId: string | null };
export type Evaluation = { results: SubjectResult[]; computedAt: Date };

const MAX_DAYS = 366;

export function spanOf({ fromDay, toDay }: Range): { from: Date; to: Date } {
  const [from, to] = [startOfDay(fromDay), startOfDay(toDay)];
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  if (!(days >= 1 && days <= MAX_DAYS)) throw refuse('period_unsuitable');
  return { from, to };
}

/** Everything about a period as the logs tell it at this moment; `keep` gets the marks it is made of, page by page. */
export async function evaluatePeriod(
  context: Pick<Context, 'db' | 'clock'>,
  look: Look,
  scheme: Scheme,
  keep: (marks: readonly Mark[]) => Promise<void> = async () => {},
): Promise<Evaluation> {
  const { db } = context;
  const computedAt = context.clock.now();
  const places = await readPlaces(db, look, computedAt);
  const tallies = noTallies();
  for await (const marks of readMarks(db, look, scheme, { asOf: computedAt, places })) {
    addMarks(tallies, marks);
    await keep(marks);
  }
  const areas = (await readCity(db)).areas.filter(
    (area) => look.areaId === null || area.id === look.areaId,
  );
  const names = {
    whole: look.areaId === null ? '全市' : (areas[0]?.name ?? look.areaId),
    units: walkUnits(await listUnits(db)),
    areas,
    people: await staffNames(db, [...tallies.person.keys()]),
  };
  return { results: resultsOf(tallies, names, scheme.definition), computedAt };
}

/** Where something was filed since the period began, to find out what came back. */
export async function readPlaces(db: Session, look: Look, until: Date): Promise<FiledPlaces> {
  const places = new FiledPlaces();
  for await (const page of readFiledPlaces(db, { from: spanOf(look).from, to: until }))
    for (const place of page) places.add(place);
  return places;
}

/** What each case says, in pages by case; only one page is in memory at a time. */
export async function* readMarks(
  db: Session,
  look: Look,
  { definition }: Scheme,
  { asOf, places, fromId = '' }: { asOf: Date; places: FiledPlaces; fromId?: string },
): AsyncGenerator<Mark[]> {
  const span = spanOf(look);
  const near = { days: definition.recurrenceDays, radiusM: definition.recurrenceRadiusM };
  for await (const logs of readCaseLogs(db, { ...span, areaId: look.areaId, fromId })) {
    const excluded = await excludedAmong(
      db,
      logs.map((log) => log.id),
    );
    yield logs.flatMap((log) => {
      const facts = factsOf(log, definition.stageMinutes, asOf);
      if (excluded.has(log.id) && facts.standing === 'counted') facts.standing = 'appealed';
      const measured = { ...facts, hasRecurred: places.hasRecurred(log, near) };
      return marksOf(measured, span, definition);
    });
  }
}

const KEPT_MS = 15_000;
const MAX_KEPT = 8;
const kept = new WeakMap<Database, Map<string, { at: number; work: Promise<Evaluation> }>>();

/** Kept for a quarter of a minute: pages and click-throughs of one look agree, and a month is summed up once. */
export function currentEvaluation(
  context: Pick<Context, 'db' | 'clock'>,
  look: Look,
  scheme: Scheme,
): Promise<Evaluation> {
  const ours = kept.get(context.db) ?? new Map();
  kept.set(context.db, ours);
  const key = `${look.fromDay} ${look.toDay} ${look.areaId} ${scheme.id} ${scheme.version}`;
  const now = context.clock.now().getTime();
  const known = ours.get(key);
  if (known && now - known.at < KEPT_MS) return known.work;
  const work = evaluatePeriod(context, look, scheme);
  ours.delete(key);
  ours.set(key, { at: now, work });
  for (const oldest of ours.keys()) {
    if (ours.size <= MAX_KEPT) break;
    ours.delete(oldest);
  }
  // A failed reading is not kept.
  work.catch(() => ours.delete(key));
  return work;
}
