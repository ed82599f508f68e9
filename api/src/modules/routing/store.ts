import type { DutyBasis } from '../../../contract/routing.ts';
import { build, type Session } from '../../lib/db.ts';

export type DutyRow = {
  id: string;
  category_prefix: string;
  area_id: string | null;
  unit_id: string;
  basis: DutyBasis;
  priority: number;
  valid_from: string;
  valid_to: string | null;
};

const COLUMNS: (keyof DutyRow)[] = [
  'id',
  'category_prefix',
  'area_id',
  'unit_id',
  'basis',
  'priority',
  'valid_from',
  'valid_to',
];

export async function insertDuties(session: Session, duties: DutyRow[]): Promise<void> {
  if (duties.length > 0) await session.write(build('duties').insert(duties));
}

export async function findDuty(session: Session, id: string): Promise<DutyRow | undefined> {
  return session.first<DutyRow>(build('duties').select(COLUMNS).where('id', id));
}

export async function lockDuty(session: Session, id: string): Promise<DutyRow | undefined> {
  return session.first<DutyRow>(build('duties').select(COLUMNS).where('id', id).forUpdate());
}

export async function setLastDay(session: Session, id: string, lastDay: string): Promise<void> {
  await session.write(build('duties').where('id', id).update({ valid_to: lastDay }));
}

export type DutyFilter = {
  unitId?: string | undefined;
  areaId?: string | undefined;
  prefixes?: string[] | undefined;
  /** Only duties that have not ended before this day. */
  notEndedOn?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** An area's duties are its own and the whole city's. */
export async function listDuties(session: Session, filter: DutyFilter): Promise<DutyRow[]> {
  const query = build('duties').select(COLUMNS).orderBy('id').limit(filter.limit);
  const { unitId, areaId, prefixes, notEndedOn, after } = filter;
  if (unitId) void query.where('unit_id', unitId);
  if (areaId) void query.where((or) => or.where('area_id', areaId).orWhereNull('area_id'));
  if (prefixes) void query.whereIn('category_prefix', prefixes);
  if (notEndedOn)
    void query.where((or) => or.whereNull('valid_to').orWhere('valid_to', '>=', notEndedOn));
  if (after) void query.where('id', '>', after);
  return session.rows<DutyRow>(query);
}
