import type { AuditCheck, AuditRow } from '../../../contract/audit.ts';
import { build, type Session } from '../../lib/db.ts';
import { CHAIN_COLUMNS, type ChainRow, firstHash, hashOf } from './store.ts';

export type AuditFilter = {
  staff?: string | undefined;
  operation?: string | undefined;
  objectId?: string | undefined;
  outcome: 'all' | 'accepted' | 'refused';
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

/** Recomputes the chain of a day; a changed, missing or added row breaks it there. */
export async function checkDay(session: Session, day: string): Promise<AuditCheck> {
  const head = await session.first<{ last_seq: number; last_hash: string }>(
    build('audit_days').select('last_seq', 'last_hash').where('day', day),
  );
  const lastSeq = head?.last_seq ?? 0;
  let [hash, seq] = [firstHash(day), 0];
  for (;;) {
    const rows = await session.rows<ChainRow>(
      build('audit_rows')
        .select(CHAIN_COLUMNS)
        .where('day', day)
        .andWhere('seq', '>', seq)
        // Rows that are added while we look are not ours to judge.
        .andWhere((query) => {
          if (head) void query.where('seq', '<=', lastSeq);
        })
        .orderBy('seq')
        .limit(PAGE),
    );
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.hash !== hashOf(row, hash))
        return { day, count: lastSeq, isIntact: false, brokenAtSeq: seq + 1 };
      [hash, seq] = [row.hash, row.seq];
    }
    if (rows.length < PAGE) break;
  }
  const isWhole = seq === lastSeq && hash === (head?.last_hash ?? firstHash(day));
  return {
    day,
    count: lastSeq,
    isIntact: isWhole,
    brokenAtSeq: isWhole ? null : Math.min(seq, lastSeq) + 1,
  };
}
