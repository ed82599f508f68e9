import type { Context } from '../../../context.ts';
import { handlersOf } from '../../../core/cases/index.ts';
import type { Session } from '../../../lib/db.ts';
import type { Job, JobRun } from '../../../lib/jobs.ts';
import { LIMITS } from '../limits.ts';
import {
  busyPeople,
  countFilings,
  nextCell,
  type ReportRow,
  reportsAround,
  reportsOfPerson,
  reportsOfRow,
} from '../reports/index.ts';
import {
  nameColluders,
  sumStrata,
  sumUsual,
  type Tested,
  tallyFilings,
  testPerson,
} from './collusion.ts';
import { cellsAround, type Pattern, type PatternReport, push, rowOf } from './pattern.ts';
import { type Meetings, nameRings, noteMeetings } from './rings.ts';
import { findSpot, isSeenByOthers, judgeSpot } from './staged.ts';
import { writePattern } from './store.ts';

const DAY_MS = 86_400_000;
const PEOPLE_PAGE = 200;
/** A row of cells is 265 m high and as wide as the city; a week of it is read at once. */
const SPAN_MS = 7 * DAY_MS;
const MAX_ROW_REPORTS = 20_000;
const ROW = 2 ** 20;

/** What only weeks show, looked for outside of every filing: booking then reads a person's few rows. */
export const findPatternsJob: Job = {
  name: 'find-fraud-patterns',
  schedule: '0 15 */4 * * *',
  leaseSeconds: 900,
  run: async (context, run) => {
    const count = await findPatterns(context, run);
    return count > 0 ? `patterns found: ${count}` : '';
  },
};

type IsMine = () => Promise<boolean>;

/** Memory holds one person, one row of cells or one tally at a time, however many reports there are. */
export async function findPatterns(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  run?: JobRun,
): Promise<number> {
  const now = clock.now();
  const { windowMs, validMs } = LIMITS.patterns;
  const since = new Date(now.getTime() - windowMs);
  const isMine: IsMine = async () => !run || (await run.isMine(db));
  const patterns = [
    ...(await lookAtPeople(db, since, now, isMine)),
    ...nameRings(await meetInRows(db, since, now, isMine)),
  ];
  const found = { at: now, validUntil: new Date(now.getTime() + validMs) };
  for (const pattern of patterns) {
    if (!(await isMine())) break;
    await writePattern(db, pattern, { ...found, ruleVersion: LIMITS.version });
  }
  return patterns.length;
}

/** Collusion and staging show in one person's reports, against what is known of everybody's. */
async function lookAtPeople(db: Session, since: Date, now: Date, isMine: IsMine) {
  const { collusion, staged } = LIMITS.patterns;
  const strata = sumStrata(await tallyByDay(db, since, now));
  const usual = sumUsual(strata);
  const [tested, patterns]: [Tested[], Pattern[]] = [[], []];
  const least = Math.min(collusion.minFiled, staged.count);
  for (let after = ''; await isMine(); ) {
    const people = await busyPeople(db, since, least, { after, limit: PEOPLE_PAGE });
    for (const person of people) {
      const reports = (await reportsOfPerson(db, person, since)).map(toPatternReport);
      const test = testPerson(tallyFilings(reports), strata, usual);
      if (test) tested.push(test);
      patterns.push(...(await findStagedBy(db, reports, since)));
    }
    const last = people.at(-1);
    if (!last || people.length < PEOPLE_PAGE) break;
    after = last;
  }
  return [...patterns, ...nameColluders(tested)];
}

/** A day at a time: no query works long, and none answers much. */
async function tallyByDay(db: Session, since: Date, now: Date) {
  const rows = [];
  for (let from = since.getTime(); from <= now.getTime(); from += DAY_MS)
    for (const { stratum, filed_by, count } of await countFilings(
      db,
      new Date(from),
      new Date(from + DAY_MS),
    ))
      rows.push({ personId: '', stratum, filedBy: filed_by, count });
  return rows;
}

async function findStagedBy(
  db: Session,
  reports: readonly PatternReport[],
  since: Date,
): Promise<Pattern[]> {
  const byPick = new Map<string, PatternReport[]>();
  for (const report of reports) push(byPick, report.pickId, report);
  const found: Pattern[] = [];
  for (const group of byPick.values()) {
    const spot = findSpot(group);
    if (!spot) continue;
    const near = (await reportsAround(db, cellsAround(spot[0]!.cell), since)).map(toPatternReport);
    if (isSeenByOthers(spot[0]!, near)) continue;
    const ids = [...new Set([...spot, ...near].map((one) => one.caseId))];
    const pattern = judgeSpot(spot, near, await handlersOf(db, ids));
    if (pattern) found.push(pattern);
  }
  return found;
}

/** Row of cells by row of cells from south to north, each with the one before it. */
async function meetInRows(db: Session, since: Date, now: Date, isMine: IsMine): Promise<Meetings> {
  const meetings: Meetings = new Map();
  for (
    let cell = await nextCell(db, 0);
    cell !== null && (await isMine());
    cell = await nextCell(db, (rowOf(cell) + 1) * ROW)
  ) {
    const start = rowOf(cell) * ROW;
    for (let from = since.getTime(); from <= now.getTime(); from += SPAN_MS) {
      const span = { from: new Date(from), to: new Date(from + SPAN_MS) };
      const read = async (first: number) =>
        (await reportsOfRow(db, [first, first + ROW - 1], span, MAX_ROW_REPORTS)).map(
          toPatternReport,
        );
      noteMeetings(meetings, await read(start), await read(start - ROW));
    }
  }
  return meetings;
}

const toPatternReport = (row: ReportRow): PatternReport => ({
  caseNo: row.case_no,
  caseId: row.case_id,
  personId: row.person_id,
  pickId: row.pick_id,
  areaId: row.area_id,
  longitude: row.longitude,
  latitude: row.latitude,
  cell: row.cell,
  seenAt: row.seen_at,
  filedAt: row.filed_at,
  filedBy: row.filed_by,
});
