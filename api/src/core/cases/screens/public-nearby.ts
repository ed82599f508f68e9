import { type CaseState, STATES } from '../../../../contract/case-words.ts';
import type { PublicCase } from '../../../../contract/inbox.ts';
import type { Context } from '../../../context.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { build, type Session } from '../../../lib/db.ts';
import { cellRanges, distanceM, type Position } from '../../../lib/geo.ts';
import { readCity } from '../../city/index.ts';
import { photosOfCases, thumbUrl } from '../../files/index.ts';

const NEAR = { radiusM: 100, closedDays: 30, candidates: 500, count: 10, stepM: 10 };
/** Not a problem of the city, or shown as the case it became part of. */
const HIDDEN: readonly CaseState[] = ['rejected', 'merged', 'voided', 'transferred'];
const DONE: readonly CaseState[] = ['closed', 'force_closed'];
const VISIBLE = (Object.keys(STATES) as CaseState[]).filter((state) => !HIDDEN.includes(state));

type NearRow = Position & {
  id: string;
  state: CaseState;
  citizen_id: string | null;
  pick_id: string;
  reported_at: Date;
  filed_at: Date | null;
};
const COLUMNS = [
  ...['id', 'state', 'citizen_id', 'pick_id', 'longitude', 'latitude'],
  ...['reported_at', 'filed_at'],
];

/** Of the module that knows who follows what, the rest of a `PublicCase`. */
export type NearbyOfAnybody = Omit<PublicCase, 'isFollowed' | 'followerCount'>;

/** The same kind of problem around a place, nearest first, with nothing that tells of the reporter. */
export async function showPublicNearby(
  context: Context,
  citizenId: string,
  { pickId, ...center }: Position & { pickId: string },
): Promise<NearbyOfAnybody[]> {
  const found = await context.db.rows<NearRow>(
    visible(context.clock.now())
      .where('pick_id', pickId)
      .where((query) => {
        for (const range of cellRanges(center, NEAR.radiusM))
          void query.orWhereBetween('cell', range);
      })
      .limit(NEAR.candidates),
  );
  const near = found
    .map((row) => ({ row, distanceM: distanceM(center, row) }))
    .filter((one) => one.distanceM <= NEAR.radiusM)
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, NEAR.count);
  const [city, photos] = await Promise.all([
    readCity(context.db),
    photosOfCases(
      context.db,
      near.map(({ row }) => row.id),
    ),
  ]);
  return near.map((one) => {
    const { row } = one;
    const pick = city.picks.find(({ id }) => id === row.pick_id);
    const photo = photos.find(({ case_id, role }) => case_id === row.id && role === 'before');
    return {
      id: row.id,
      stateLabel: STATES[row.state].citizen,
      isOpen: !DONE.includes(row.state),
      pick: { id: row.pick_id, label: pick?.label ?? row.pick_id, icon: pick?.icon ?? 'more' },
      // Coarse, so that asking from several places does not give the exact one away.
      distanceM: Math.ceil(one.distanceM / NEAR.stepM) * NEAR.stepM,
      // A stranger sees a picture only after staff have looked at it.
      thumbUrl: row.filed_at === null ? null : thumbUrl(context, photo),
      reportedOn: shanghaiDay(row.reported_at),
      isMine: row.citizen_id === citizenId,
    };
  });
}

/** Whose case it is, if it is one that citizens may find around them now. */
export async function findPublicCase(
  session: Session,
  caseId: string,
  now: Date,
): Promise<{ citizenId: string | null } | undefined> {
  const row = await session.first<NearRow>(visible(now).where('id', caseId));
  return row && { citizenId: row.citizen_id };
}

function visible(now: Date) {
  const since = new Date(now.getTime() - NEAR.closedDays * 86_400_000);
  return build('cases')
    .select(COLUMNS)
    .whereIn('state', VISIBLE)
    .where((query) => query.whereNotIn('state', DONE).orWhere('closed_at', '>', since));
}
