import type { Context } from '../../../context.ts';
import { handlersOf } from '../../../core/cases/index.ts';
import type { Job, JobRun } from '../../../lib/jobs.ts';
import { LIMITS } from '../limits.ts';
import { type ReportRow, readReports } from '../reports/index.ts';
import {
  findCollusion,
  findRings,
  findSpots,
  findStaged,
  type Pattern,
  type PatternReport,
} from './rules.ts';
import { writePattern } from './store.ts';

const HANDLER_PAGE = 1000;

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

export async function findPatterns(
  context: Pick<Context, 'db' | 'clock'>,
  run?: JobRun,
): Promise<number> {
  const { db, clock } = context;
  const now = clock.now();
  const { windowMs, validMs } = LIMITS.patterns;
  const reports: PatternReport[] = [];
  for await (const page of readReports(db, new Date(now.getTime() - windowMs)))
    for (const row of page) reports.push(toPatternReport(row));
  const spots = findSpots(reports);
  const handlers = new Map<string, string>();
  const ids = spots.flat().map((one) => one.caseId);
  for (let start = 0; start < ids.length; start += HANDLER_PAGE)
    for (const [id, handler] of await handlersOf(db, ids.slice(start, start + HANDLER_PAGE)))
      handlers.set(id, handler);
  const patterns: Pattern[] = [
    ...findCollusion(reports),
    ...findRings(reports),
    ...findStaged(spots, handlers),
  ];
  const validUntil = new Date(now.getTime() + validMs);
  for (const pattern of patterns) {
    if (run && !(await run.isMine(db))) break;
    await writePattern(db, pattern, { at: now, validUntil, ruleVersion: LIMITS.version });
  }
  return patterns.length;
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
