import type { Standard } from '../../../../contract/cases.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import { build } from '../../../lib/db.ts';
import type { Moment } from '../../../lib/events.ts';
import { cellRanges, distanceM } from '../../../lib/geo.ts';
import { lastDeviceOf } from '../../accounts/index.ts';
import { photosOfCases } from '../../files/index.ts';
import type { ActOrder } from '../act-on-case.ts';
import type { CaseRow } from '../store.ts';
import { ENDED_STATES } from '../workflow.ts';

/** Close enough, and late enough, for a reward rule to call two cases the same thing. */
const NEAR = { radiusM: 200, days: 90, candidates: 200, count: 10 };

type Told = Pick<DomainEvents['case.filed'], 'report' | 'followers'>;
type Near = Pick<
  CaseRow,
  'id' | 'state' | 'citizen_id' | 'longitude' | 'latitude' | 'reported_at' | 'filed_at'
>;

/** What reward rules may ask about a report at the moment it is filed. */
export async function filedFacts(
  moment: Moment,
  row: CaseRow,
  order: ActOrder,
  standards: readonly Standard[],
): Promise<Told> {
  const { session } = moment;
  const photos = await photosOfCases(session, [row.id]);
  // Chosen before, or by this very step.
  const chosen: Standard | undefined = row.standard_copy
    ? JSON.parse(row.standard_copy)
    : standards.find(({ id }) => id === order.standardId);
  return {
    report: {
      categoryKey: chosen?.categoryKey ?? null,
      areaId: row.area_id,
      reportedAt: row.reported_at,
      capturedAt: row.captured_at,
      photoCount: photos.filter(({ role }) => role === 'before').length,
      accuracyM: row.accuracy_m,
      deviceKey: row.citizen_id && (await lastDeviceOf(session, row.citizen_id)),
      measures: order.measures ?? {},
      marks: order.marks ?? [],
      nearby: await filedNearby(moment, row),
    },
    followers: await followersOf(moment, row),
  };
}

async function filedNearby({ session, now }: Moment, row: CaseRow) {
  const found = await session.rows<Near>(
    build('cases')
      .select('id', 'state', 'citizen_id', 'longitude', 'latitude', 'reported_at', 'filed_at')
      .where('pick_id', row.pick_id)
      .whereNot('id', row.id)
      .andWhere('filed_at', '>', new Date(now.getTime() - NEAR.days * 86_400_000))
      .where((query) => {
        for (const range of cellRanges(row, NEAR.radiusM)) void query.orWhereBetween('cell', range);
      })
      .orderBy('filed_at', 'desc')
      .limit(NEAR.candidates),
  );
  return found
    .filter(({ state }) => state !== 'voided')
    .map((near) => ({ near, awayM: Math.round(distanceM(row, near)) }))
    .filter(({ awayM }) => awayM <= NEAR.radiusM)
    .sort((a, b) => a.awayM - b.awayM)
    .slice(0, NEAR.count)
    .map(({ near, awayM }) => ({
      caseId: near.id,
      distanceM: awayM,
      filedHoursAgo: (now.getTime() - near.filed_at!.getTime()) / 3600_000,
      isSubmittedFirst:
        near.reported_at < row.reported_at ||
        (near.reported_at.getTime() === row.reported_at.getTime() && near.id < row.id),
      isOpen: !ENDED_STATES.includes(near.state),
      isByStaff: near.citizen_id === null,
    }));
}

async function followersOf({ session }: Moment, row: CaseRow) {
  if (row.merged_count === 0) return [];
  const merged = await session.rows<Pick<CaseRow, 'id' | 'case_no' | 'citizen_id'>>(
    build('cases')
      .select('id', 'case_no', 'citizen_id')
      .where({ main_case_id: row.id, state: 'merged' })
      .orderBy('id')
      .limit(50),
  );
  return merged.flatMap(({ id, case_no, citizen_id }) =>
    citizen_id ? [{ caseId: id, caseNo: case_no, citizenId: citizen_id }] : [],
  );
}
