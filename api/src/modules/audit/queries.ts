import type { AuditRow } from '../../../contract/audit.ts';
import { build, type Session } from '../../lib/db.ts';
import { CHAIN_COLUMNS, type ChainRow } from './store.ts';

export type AuditFilter = {
  staff?: string | undefined;
  operation?: string | undefined;
  objectId?: string | undefined;
  outcome: 'all' | 'accepted' | 'refused' | 'unknown';
  from?: string | undefined;
  to?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** Keyset pages by id, which is ordered by time. */
export async function listTraces(session: Session, filter: AuditFilter): Promise<ChainRow[]> {
  const query = build('audit_rows')
    .select(CHAIN_COLUMNS)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  const { staff } = filter;
  if (staff) void query.andWhere((or) => or.where('staff_id', staff).orWhere('staff_name', staff));
  if (filter.operation) void query.andWhere('operation', filter.operation);
  if (filter.objectId) void query.andWhere('object_id', filter.objectId);
  if (filter.outcome === 'accepted') void query.andWhere('status', '<', 400);
  if (filter.outcome === 'refused') void query.andWhere('status', '>=', 400);
  if (filter.outcome === 'unknown') void query.andWhere('code', 'interrupted');
  if (filter.from) void query.andWhere('day', '>=', filter.from);
  if (filter.to) void query.andWhere('day', '<=', filter.to);
  if (filter.after) void query.andWhere('id', '<', filter.after);
  return session.rows<ChainRow>(query);
}

export const showTrace = (row: ChainRow): AuditRow => ({
  id: row.id,
  at: row.at.toISOString(),
  day: row.day,
  seq: row.seq,
  staffId: row.staff_id,
  staffName: row.staff_name,
  roles: row.roles.split(',').filter(Boolean),
  unitId: row.unit_id,
  ip: row.ip,
  operation: row.operation,
  objectKind: row.object_kind,
  objectId: row.object_id,
  status: row.status,
  code: row.code,
  requestId: row.request_id,
  before: row.before_json === null ? null : JSON.parse(row.before_json),
  after: row.after_json === null ? null : JSON.parse(row.after_json),
  hash: row.hash,
});

const PAGE = 1000;

/** The rows of some days in the order of the chain, a page at a time; up to a place in it if one is given. */
export async function* readChain(
  session: Session,
  days: { from: string; to: string; lastSeq?: number | undefined },
): AsyncGenerator<ChainRow[]> {
  let last: ChainRow | undefined;
  do {
    const query = build('audit_rows')
      .select(CHAIN_COLUMNS)
      .whereBetween('day', [last?.day ?? days.from, days.to])
      .orderBy(['day', 'seq'])
      .limit(PAGE);
    if (last) void query.andWhereRaw('(day, seq) > (?, ?)', [last.day, last.seq]);
    if (days.lastSeq !== undefined) void query.andWhere('seq', '<=', days.lastSeq);
    const page = await session.rows<ChainRow>(query);
    yield page;
    last = page.length === PAGE ? page.at(-1) : undefined;
  } while (last);
}

export type DayHead = {
  day: string;
  last_seq: number;
  last_hash: string;
  first_hash: string | null;
};
const HEAD_COLUMNS: (keyof DayHead)[] = ['day', 'last_seq', 'last_hash', 'first_hash'];

export async function headOf(session: Session, day: string): Promise<DayHead | undefined> {
  return session.first<DayHead>(build('audit_days').select(HEAD_COLUMNS).where('day', day));
}

export async function headBefore(session: Session, day: string): Promise<DayHead | undefined> {
  return session.first<DayHead>(
    build('audit_days').select(HEAD_COLUMNS).where('day', '<', day).orderBy('day', 'desc').limit(1),
  );
}

/** Every day that has a head or rows: one without the other is a break. */
export async function daysWithin(session: Session, from: string, to: string): Promise<string[]> {
  const rows = await session.rows<{ day: string }>(
    build('audit_days')
      .select('day')
      .whereBetween('day', [from, to])
      .union(build('audit_rows').distinct('day').whereBetween('day', [from, to]))
      .orderBy('day'),
  );
  return rows.map((row) => row.day);
}
