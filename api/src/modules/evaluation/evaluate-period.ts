import type { Scheme } from '../../../contract/evaluation-scheme.ts';
import type { Context } from '../../context.ts';
import { listUnits, staffNames } from '../../core/accounts/index.ts';
import { readCaseLogs, readFiledPlaces } from '../../core/cases/index.ts';
import { readCity } from '../../core/city/index.ts';
import { startOfDay } from '../../lib/clock.ts';
import type { Database } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import { excludedAmong } from './queries.ts';
import { factsOf } from './rules/facts.ts';
import { type Mark, marksOf } from './rules/figures.ts';
import { FiledPlaces } from './rules/recurrences.ts';
import { resultsOf, type SubjectResult } from './rules/results.ts';
import { walkUnits } from './rules/tally.ts';

/** Counts up when the meaning of an indicator changes; frozen periods keep theirs. */
export const RULE_VERSION = 1;

export type Range = { fromDay: string; toDay: string };
export type Evaluation = { marks: Mark[]; results: SubjectResult[]; computedAt: Date };

const MAX_DAYS = 366;

export function spanOf({ fromDay, toDay }: Range): { from: Date; to: Date } {
  const [from, to] = [startOfDay(fromDay), startOfDay(toDay)];
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  if (!(days >= 1 && days <= MAX_DAYS)) throw refuse('period_unsuitable');
  return { from, to };
}

/** Everything about a period as the logs tell it at this moment. */
export async function evaluatePeriod(
  context: Pick<Context, 'db' | 'clock'>,
  range: Range,
  scheme: Scheme,
): Promise<Evaluation> {
  const { db } = context;
  const { definition } = scheme;
  const span = spanOf(range);
  const computedAt = context.clock.now();
  const places = new FiledPlaces();
  for await (const page of readFiledPlaces(db, { from: span.from, to: computedAt }))
    for (const place of page) places.add(place);
  const near = { days: definition.recurrenceDays, radiusM: definition.recurrenceRadiusM };
  const marks: Mark[] = [];
  for await (const logs of readCaseLogs(db, span)) {
    const excluded = await excludedAmong(
      db,
      logs.map((log) => log.id),
    );
    for (const log of logs) {
      const facts = factsOf(log, definition.stageMinutes, computedAt);
      if (excluded.has(log.id) && facts.standing === 'counted') facts.standing = 'appealed';
      const measured = { ...facts, hasRecurred: places.hasRecurred(log, near) };
      marks.push(...marksOf(measured, span, definition));
    }
  }
  const people = new Set(
    marks.filter((mark) => mark.kind === 'person').map((mark) => mark.subjectId),
  );
  const names = {
    units: walkUnits(await listUnits(db)),
    areas: (await readCity(db)).areas,
    people: await staffNames(db, [...people]),
  };
  return { marks, results: resultsOf(marks, names, definition), computedAt };
}

const KEPT_MS = 15_000;
const MAX_KEPT = 8;
const kept = new WeakMap<Database, Map<string, { at: number; work: Promise<Evaluation> }>>();

/** Kept for a quarter of a minute: pages and click-throughs of one look agree, and a month is read once. */
export function currentEvaluation(
  context: Pick<Context, 'db' | 'clock'>,
  range: Range,
  scheme: Scheme,
): Promise<Evaluation> {
  const ours = kept.get(context.db) ?? new Map();
  kept.set(context.db, ours);
  const key = `${range.fromDay} ${range.toDay} ${scheme.id} ${scheme.version}`;
  const now = context.clock.now().getTime();
  const known = ours.get(key);
  if (known && now - known.at < KEPT_MS) return known.work;
  const work = evaluatePeriod(context, range, scheme);
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
