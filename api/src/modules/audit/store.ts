import { shanghaiDay } from '../../lib/clock.ts';
import { build, type Session } from '../../lib/db.ts';
import { newId, sha256 } from '../../lib/ids.ts';

/** One trace, before it has its place in the chain. */
export type Trace = {
  at: Date;
  staffId: string;
  staffName: string;
  roles: string;
  unitId: string | null;
  ip: string;
  operation: string;
  objectKind: string;
  objectId: string | null;
  status: number;
  code: string | null;
  requestId: string;
  before: string | null;
  after: string | null;
};

export type ChainRow = {
  id: string;
  day: string;
  seq: number;
  at: Date;
  staff_id: string;
  staff_name: string;
  roles: string;
  unit_id: string | null;
  ip: string;
  operation: string;
  object_kind: string;
  object_id: string | null;
  status: number;
  code: string | null;
  request_id: string;
  before_json: string | null;
  after_json: string | null;
  hash: string;
};

export const CHAIN_COLUMNS: (keyof ChainRow)[] = [
  'id',
  'day',
  'seq',
  'at',
  'staff_id',
  'staff_name',
  'roles',
  'unit_id',
  'ip',
  'operation',
  'object_kind',
  'object_id',
  'status',
  'code',
  'request_id',
  'before_json',
  'after_json',
  'hash',
];

/** What stands before the first row of a day. */
export const firstHash = (day: string): string => sha256(`audit ${day}`);

export function hashOf(row: Omit<ChainRow, 'hash'>, previousHash: string): string {
  const { at, ...rest } = row;
  const values = CHAIN_COLUMNS.filter((name) => name !== 'hash' && name !== 'at').map(
    (name) => rest[name as keyof typeof rest],
  );
  return sha256(JSON.stringify([previousHash, at.toISOString(), ...values]));
}

type Head = { last_seq: number; last_hash: string };

/** Adds a row to the chain of its day. The head of the day is locked: rows of a day come one after another. */
export async function addTrace(session: Session, trace: Trace): Promise<void> {
  const day = shanghaiDay(trace.at);
  await session.write(
    build('audit_days')
      .insert({ day, last_seq: 0, last_hash: firstHash(day) })
      .onConflict('day')
      .ignore(),
  );
  const head = await session.first<Head>(
    build('audit_days').select('last_seq', 'last_hash').where('day', day).forUpdate(),
  );
  if (!head) throw new Error(`the audit day ${day} has no head`);
  const row = {
    id: newId(trace.at),
    day,
    seq: head.last_seq + 1,
    at: trace.at,
    staff_id: trace.staffId,
    staff_name: trace.staffName,
    roles: trace.roles,
    unit_id: trace.unitId,
    ip: trace.ip,
    operation: trace.operation,
    object_kind: trace.objectKind,
    object_id: trace.objectId,
    status: trace.status,
    code: trace.code,
    request_id: trace.requestId,
    before_json: trace.before,
    after_json: trace.after,
  };
  const hash = hashOf(row, head.last_hash);
  await session.write(build('audit_rows').insert({ ...row, hash }));
  const moved = await session.write(
    build('audit_days')
      .where({ day, last_seq: head.last_seq })
      .update({ last_seq: row.seq, last_hash: hash }),
  );
  if (moved !== 1) throw new Error(`the audit chain of ${day} moved meanwhile`);
}
