import type { Knex } from 'knex';
import type { CaseState } from '../../../../contract/case-words.ts';
import { build, type Session } from '../../../lib/db.ts';
import { type Sight, sightOf, type Viewer } from '../policy.ts';
import { type CaseRow, standardOf } from '../store.ts';
import { ENDED_STATES, HANDLING_STATES } from '../workflow.ts';

/** What whoever watches over cases may know of one. */
export type SupervisedCase = {
  id: string;
  caseNo: string;
  state: CaseState;
  citizenId: string | null;
  pickId: string;
  address: string;
  areaId: string;
  /** The unit it was dispatched to last. */
  unitId: string | null;
  /** The unit whose open case it is; null before a dispatch and after a unit has sent it back. */
  holdingUnitId: string | null;
  /** Whether that unit has it in hand now; otherwise the centre does. */
  isWithUnit: boolean;
  handlerId: string | null;
  reportedAt: Date;
  dispatchedAt: Date | null;
  handledAt: Date | null;
  dueAt: Date | null;
  roundStartedAt: Date | null;
  limitUnit: NonNullable<ReturnType<typeof standardOf>>['limit']['unit'] | null;
  isOpen: boolean;
};

const COLUMNS = [
  'id',
  'case_no',
  'state',
  'citizen_id',
  'pick_id',
  'address',
  'area_id',
  'unit_id',
  'handler_id',
  'reported_at',
  'dispatched_at',
  'handled_at',
  'due_at',
  'round_started_at',
  'standard_copy',
] as const satisfies readonly (keyof CaseRow)[];
type Row = Pick<CaseRow, (typeof COLUMNS)[number]>;

const WITH_UNIT: readonly CaseState[] = [...HANDLING_STATES, 'suspended', 'enforcing'];
/** A case that was sent back keeps the name of its last unit, and is that unit's no more. */
const NOT_WITH_UNIT: readonly CaseState[] = [
  'reported',
  'verifying',
  'pending_register',
  'pending_dispatch',
];

const show = (row: Row): SupervisedCase => ({
  id: row.id,
  caseNo: row.case_no,
  state: row.state,
  citizenId: row.citizen_id,
  pickId: row.pick_id,
  address: row.address,
  areaId: row.area_id,
  unitId: row.unit_id,
  holdingUnitId: NOT_WITH_UNIT.includes(row.state) ? null : row.unit_id,
  isWithUnit: WITH_UNIT.includes(row.state) && row.unit_id !== null,
  handlerId: row.handler_id,
  reportedAt: row.reported_at,
  dispatchedAt: row.dispatched_at,
  handledAt: row.handled_at,
  dueAt: row.due_at,
  roundStartedAt: row.round_started_at,
  limitUnit: standardOf(row as CaseRow)?.limit.unit ?? null,
  isOpen: !ENDED_STATES.includes(row.state),
});

export async function findSupervised(
  session: Session,
  caseId: string,
): Promise<SupervisedCase | undefined> {
  const row = await session.first<Row>(build('cases').select(COLUMNS).where('id', caseId));
  return row && show(row);
}

/** Who took the last step of a case. */
export async function lastDoer(session: Session, caseId: string) {
  return session.first<{ id: string; name: string }>(
    build('case_events')
      .select({ id: 'actor_id', name: 'actor_name' })
      .where('case_id', caseId)
      .orderBy('seq', 'desc')
      .limit(1),
  );
}

type Pages = { after: string; limit: number };

/** Cases whose unit is on the clock and has to be done before a moment, in pages by id. */
export async function casesOnTheClock(
  session: Session,
  { after, limit }: Pages,
  dueBefore: Date,
): Promise<SupervisedCase[]> {
  const rows = await session.rows<Row>(
    build('cases')
      .select(COLUMNS)
      .whereIn('state', HANDLING_STATES)
      .andWhere('due_at', '<', dueBefore)
      .whereNotNull('unit_id')
      .andWhere('id', '>', after)
      .orderBy('id')
      .limit(limit),
  );
  return rows.map(show);
}

/** Cases that a unit has in hand, or got or finished since a moment, in pages by id. */
export async function casesOfUnitSince(
  session: Session,
  unitId: string,
  since: Date,
  { after, limit }: Pages,
): Promise<SupervisedCase[]> {
  const rows = await session.rows<Row>(
    build('cases')
      .select(COLUMNS)
      .where('unit_id', unitId)
      .andWhere((or) =>
        or
          .whereNotIn('state', ENDED_STATES)
          .orWhere('dispatched_at', '>=', since)
          .orWhere('handled_at', '>=', since),
      )
      .andWhere('id', '>', after)
      .orderBy('id')
      .limit(limit),
  );
  return rows.map(show);
}

/** Filed, not ended, and within what this person may see. */
function openFor(viewer: Viewer) {
  const sight: Sight = sightOf(viewer);
  return (query: Knex.QueryBuilder) => {
    void query.whereNotNull('filed_at').whereNotIn('state', ENDED_STATES);
    if (sight === 'nothing') void query.whereRaw('1 = 0');
    else if ('unit' in sight) void heldBy(query, sight.unit);
    else if (sight.area !== null) void query.where('area_id', sight.area);
  };
}

const heldBy = (query: Knex.QueryBuilder, unitId: string) =>
  query.where('unit_id', unitId).whereNotIn('state', NOT_WITH_UNIT);

/** 积案: what is open after filing, the oldest first; `after` is the last case of the page before. */
export async function listOpenByAge(
  session: Session,
  viewer: Viewer,
  filter: {
    unitId?: string | undefined;
    reportedBefore: Date;
    after?: { reportedAt: Date; id: string } | undefined;
    limit: number;
  },
): Promise<SupervisedCase[]> {
  const query = build('cases')
    .select(COLUMNS)
    .where(openFor(viewer))
    .andWhere('reported_at', '<=', filter.reportedBefore)
    .orderBy(['reported_at', 'id'])
    .limit(filter.limit);
  const { after, unitId } = filter;
  if (after) void query.andWhereRaw('(reported_at, id) > (?, ?)', [after.reportedAt, after.id]);
  if (unitId) void heldBy(query, unitId);
  return (await session.rows<Row>(query)).map(show);
}

/** How many of them each unit has that are at least so old, one number for each moment. */
export async function countOpenByAge(
  session: Session,
  viewer: Viewer,
  reportedBefore: readonly Date[],
): Promise<{ unitId: string | null; counts: number[] }[]> {
  const byUnit = new Map<string | null, number[]>();
  for (const [index, moment] of reportedBefore.entries()) {
    const rows = await session.rows<{ unit_id: string | null; count: number }>(
      build('cases')
        .select(
          build.raw('CASE WHEN state IN (?) THEN NULL ELSE unit_id END AS unit_id', [
            NOT_WITH_UNIT as CaseState[],
          ]),
        )
        .count({ count: '*' })
        .where(openFor(viewer))
        .andWhere('reported_at', '<=', moment)
        .groupByRaw('1'),
    );
    for (const { unit_id, count } of rows) {
      const counts = byUnit.get(unit_id) ?? reportedBefore.map(() => 0);
      counts[index] = count;
      byUnit.set(unit_id, counts);
    }
  }
  return [...byUnit].map(([unitId, counts]) => ({ unitId, counts }));
}
