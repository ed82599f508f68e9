import type { Knex } from 'knex';
import type { CaseState } from '../../../contract/case-words.ts';
import { build, type Session } from '../../lib/db.ts';
import { cellRanges, distanceM, type Position } from '../../lib/geo.ts';
import { asciiContaining, containing } from '../../lib/like.ts';
import { casesHelpedBy } from './orders/index.ts';
import { expectedOf, type Sight, sightOf, type Viewer } from './policy.ts';
import { withStageOverdue } from './stages/index.ts';
import { CASE_COLUMNS, type CaseRow } from './store.ts';
import { ENDED_STATES, type Guard, HANDLING_STATES, type Scope } from './workflow.ts';

type Condition = (query: Knex.QueryBuilder) => void;

const IMPOSSIBLE: Condition = (query) => {
  void query.whereRaw('1 = 0');
};

/** The rows a person may see at all, in parts that share no row: each has an index of its own. */
function seenBy(sight: Sight): Condition[] {
  if (sight === 'nothing') return [];
  if ('unit' in sight)
    return [
      (query) => query.where('unit_id', sight.unit),
      (query) =>
        query
          .whereIn('id', casesHelpedBy(sight.unit, 'seen'))
          .andWhere((or) => or.whereNull('unit_id').orWhereNot('unit_id', sight.unit)),
    ];
  const { area } = sight;
  return [
    (query) => {
      if (area !== null) void query.where('area_id', area);
    },
  ];
}

/** The rows that wait for this person. */
function expectedFrom(viewer: Viewer): Condition {
  const whose: Record<Scope, Condition> = {
    city: (query) => {
      if (viewer.areaId !== null) void query.where('area_id', viewer.areaId);
      // Own work is checked and closed by others.
      void query.where((or) => or.whereNull('unit_id').orWhereNot('unit_id', viewer.unitId));
    },
    own_unit: (query) => query.where('unit_id', viewer.unitId),
    own_handling: (query) => query.where('handler_id', viewer.id),
    own_order: (query) => query.whereIn('id', casesHelpedBy(viewer.unitId, 'open')),
    own_case: IMPOSSIBLE,
    own_task: (query) => {
      if (viewer.areaId !== null) void query.where('area_id', viewer.areaId);
      void query
        .where((or) => or.whereNull('unit_id').orWhereNot('unit_id', viewer.unitId))
        .whereNotExists(taskOfAnother(viewer.id));
    },
  };
  const expected = expectedOf(viewer.roles);
  if (expected.length === 0) return IMPOSSIBLE;
  return (query) => {
    for (const { states, scope, waitsFor } of expected)
      void query.orWhere((one) => {
        void one.whereIn('state', states).andWhere(whose[scope]);
        if (waitsFor) void one.andWhere(WAITING[waitsFor] ?? IMPOSSIBLE);
      });
  };
}

/** The open task of a case, when another inspector has it. */
const taskOfAnother = (staffId: string) =>
  build('inspection_tasks')
    .select('inspection_tasks.id')
    .where('inspection_tasks.open_case_id', build.ref('cases.id'))
    .andWhere('inspection_tasks.assignee_id', '<>', staffId);

/** How an open question looks in the row. */
const WAITING: Partial<Record<Guard, Condition>> = {
  extension_asked: (query) => query.where({ request_kind: 'extension', extension_count: 0 }),
  second_extension_asked: (query) =>
    query.where('request_kind', 'extension').andWhere('extension_count', '>', 0),
  deferral_asked: (query) => query.where('request_kind', 'deferral'),
  suspension_asked: (query) => query.where('request_kind', 'suspension'),
  dispute_open: (query) => query.where('dispute', 'open'),
  appeal_open: (query) => query.where('rejection_appeal', 'open'),
  overdue_appeal_open: (query) => query.where('overdue_appeal', 'open'),
};

export type CaseFilter = {
  queue: 'todo' | 'all';
  state?: CaseState | undefined;
  areaId?: string | undefined;
  text?: string | undefined;
  stage?: 'overdue' | undefined;
  now: Date;
  sort: 'oldest' | 'newest';
  after?: string | undefined;
  limit: number;
};

/** Keyset pages by id, which is ordered by time. */
export async function listCases(
  session: Session,
  viewer: Viewer,
  filter: CaseFilter,
): Promise<CaseRow[]> {
  const isNewest = filter.sort === 'newest';
  const parts = await Promise.all(
    seenBy(sightOf(viewer)).map((seen) => listPart(session, viewer, filter, seen)),
  );
  return parts
    .flat()
    .sort((a, b) => (a.id < b.id === isNewest ? 1 : -1))
    .slice(0, filter.limit + 1);
}

function listPart(session: Session, viewer: Viewer, filter: CaseFilter, seen: Condition) {
  const isNewest = filter.sort === 'newest';
  const query = build('cases')
    .select(CASE_COLUMNS)
    .where(seen)
    .orderBy('id', isNewest ? 'desc' : 'asc')
    .limit(filter.limit + 1);
  if (filter.queue === 'todo') void query.andWhere(expectedFrom(viewer));
  if (filter.state) void query.andWhere('state', filter.state);
  if (filter.areaId) void query.andWhere('area_id', filter.areaId);
  if (filter.text) void query.andWhere(matching(filter.text));
  if (filter.stage === 'overdue') void query.andWhere(withStageOverdue(filter.now));
  if (filter.after) void query.andWhere('id', isNewest ? '<' : '>', filter.after);
  return session.rows<CaseRow>(query);
}

function matching(text: string): Condition {
  return (query) =>
    query
      .where('case_no', 'like', asciiContaining(text))
      .orWhere('address', 'like', containing(text));
}

export async function isExpected(
  session: Session,
  viewer: Viewer,
  ids: string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await session.rows<{ id: string }>(
    build('cases').select('id').whereIn('id', ids).andWhere(expectedFrom(viewer)),
  );
  return new Set(rows.map((row) => row.id));
}

export async function countCases(session: Session, viewer: Viewer, now: Date) {
  const parts = await Promise.all(
    seenBy(sightOf(viewer)).map((seen) => countPart(session, viewer, now, seen)),
  );
  const sumOf = (name: 'todo' | 'overdue' | 'stageOverdue') =>
    parts.reduce((sum, part) => sum + part[name], 0);
  const byState = new Map<CaseState, number>();
  for (const { state, count } of parts.flatMap((part) => part.byState))
    byState.set(state, (byState.get(state) ?? 0) + count);
  return {
    todo: sumOf('todo'),
    byState: [...byState].map(([state, count]) => ({ state, count })),
    overdue: sumOf('overdue'),
    stageOverdue: sumOf('stageOverdue'),
  };
}

async function countPart(session: Session, viewer: Viewer, now: Date, seen: Condition) {
  const byState = await session.rows<{ state: CaseState; count: number }>(
    build('cases').select('state').count({ count: '*' }).where(seen).groupBy('state'),
  );
  const todo = await session.first<{ count: number }>(
    build('cases').count({ count: '*' }).where(seen).andWhere(expectedFrom(viewer)),
  );
  const overdue = await session.first<{ count: number }>(
    build('cases')
      .count({ count: '*' })
      .where(seen)
      .whereIn('state', HANDLING_STATES)
      .andWhere('due_at', '<', now),
  );
  const stageOverdue = await session.first<{ count: number }>(
    build('cases').count({ count: '*' }).where(seen).andWhere(withStageOverdue(now)),
  );
  return {
    todo: todo?.count ?? 0,
    byState,
    overdue: overdue?.count ?? 0,
    stageOverdue: stageOverdue?.count ?? 0,
  };
}

export async function listCasesOfCitizen(
  session: Session,
  citizenId: string,
  filter: { only: 'all' | 'open' | 'closed'; after?: string | undefined; limit: number },
): Promise<CaseRow[]> {
  const query = build('cases')
    .select(CASE_COLUMNS)
    .where('citizen_id', citizenId)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.only === 'open') void query.whereNotIn('state', ENDED_STATES);
  if (filter.only === 'closed') void query.whereIn('state', ENDED_STATES);
  if (filter.after) void query.andWhere('id', '<', filter.after);
  return session.rows<CaseRow>(query);
}

const NEAR = { radiusM: 200, days: 30, count: 10 };

type NearRow = { id: string; longitude: number; latitude: number };

/** Cases of the last 30 days within 200 m, nearest first; the index alone answers the first step. */
export async function findNearby(
  session: Session,
  center: Position & { id: string },
  now: Date,
): Promise<{ row: CaseRow; distanceM: number }[]> {
  const candidates = await session.rows<NearRow>(
    build('cases')
      .select('id', 'longitude', 'latitude')
      .where((query) => {
        for (const range of cellRanges(center, NEAR.radiusM))
          void query.orWhereBetween('cell', range);
      }),
  );
  const near = candidates
    .filter((one) => one.id !== center.id)
    .map((one) => ({ id: one.id, distanceM: distanceM(center, one) }))
    .filter((one) => one.distanceM <= NEAR.radiusM)
    .sort((a, b) => a.distanceM - b.distanceM);
  const rows = await session.rows<CaseRow>(
    build('cases')
      .select(CASE_COLUMNS)
      .whereIn(
        'id',
        near
          .slice(0, 100)
          .map((one) => one.id)
          .concat(''),
      )
      .andWhere('reported_at', '>', new Date(now.getTime() - NEAR.days * 86_400_000)),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return near
    .flatMap((one) => {
      const row = byId.get(one.id);
      return row ? [{ row, distanceM: Math.round(one.distanceM) }] : [];
    })
    .slice(0, NEAR.count);
}
