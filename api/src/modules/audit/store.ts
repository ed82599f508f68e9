import { shanghaiDay } from '../../lib/clock.ts';
import { build, type Session } from '../../lib/db.ts';
import { sha256 } from '../../lib/ids.ts';

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

/** What stands before the first row of a day that is not linked to the day before it. */
export const firstHash = (day: string): string => sha256(`audit ${day}`);

export function hashOf(row: Omit<ChainRow, 'hash'>, previousHash: string): string {
  const { at, ...rest } = row;
  const values = CHAIN_COLUMNS.filter((name) => name !== 'hash' && name !== 'at').map(
    (name) => rest[name as keyof typeof rest],
  );
  return sha256(JSON.stringify([previousHash, at.toISOString(), ...values]));
}

/** Adds a row to the chain, once per id. The newest day is locked: rows come one after another, days too. */
export async function addTrace(session: Session, id: string, trace: Trace): Promise<void> {
  const head = await lockHead(session, shanghaiDay(trace.at));
  // The commit of the first try went through although its answer was lost.
  if (await session.first(build('audit_rows').select('id').where('id', id))) return;
  const row = {
    id,
    day: head.day,
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
      .where({ day: head.day, last_seq: head.last_seq })
      .update({ last_seq: row.seq, last_hash: hash }),
  );
  if (moved !== 1) throw new Error(`the audit chain of ${head.day} moved meanwhile`);
}

type Head = { day: string; last_seq: number; last_hash: string };

/** The end of the chain. What comes late for a day that is over stands in the day that has begun. */
async function lockHead(session: Session, day: string): Promise<Head> {
  for (;;) {
    const newest = await newestDay(session);
    const head = await session.first<Head>(
      build('audit_days').select('day', 'last_seq', 'last_hash').where('day', newest).forUpdate(),
    );
    if (!head) throw new Error('the audit chain has no head');
    // Another day may have begun while we waited for the lock.
    if ((await newestDay(session)) !== newest) continue;
    if (newest >= day) return head;
    await session.write(
      build('audit_days').insert({
        day,
        last_seq: 0,
        last_hash: head.last_hash,
        first_hash: head.last_hash,
      }),
    );
  }
}

async function newestDay(session: Session): Promise<string> {
  const row = await session.first<{ day: string }>(
    build('audit_days').select('day').orderBy('day', 'desc').limit(1),
  );
  return row?.day ?? '';
}
