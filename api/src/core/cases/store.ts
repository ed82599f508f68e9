import type { CaseAction, CaseState } from '../../../contract/case-words.ts';
import type { Standard } from '../../../contract/cases.ts';
import type { Role } from '../../../contract/roles.ts';
import { build, type Session } from '../../lib/db.ts';
import { sha256 } from '../../lib/ids.ts';
import { keepStages, stageLimit } from './stages/index.ts';

export type CaseRow = {
  id: string;
  case_no: string;
  state: CaseState;
  version: number;
  last_seq: number;
  citizen_id: string | null;
  request_hash: string;
  pick_id: string;
  words: string;
  longitude: number;
  latitude: number;
  accuracy_m: number | null;
  address: string;
  area_id: string;
  received_longitude: number;
  received_latitude: number;
  received_datum: 'wgs84' | 'gcj02';
  captured_at: Date | null;
  reported_at: Date;
  filed_at: Date | null;
  dispatched_at: Date | null;
  handled_at: Date | null;
  standard_copy: string | null;
  unit_id: string | null;
  handler_id: string | null;
  due_at: Date | null;
  original_due_at: Date | null;
  due_left_ms: number | null;
  rework_count: number;
  return_count: number;
  stars: number | null;
  rating_words: string | null;
  main_case_id: string | null;
  merged_count: number;
  closed_at: Date | null;
  round: number;
  round_started_at: Date | null;
  extension_count: number;
  is_deferred: number;
  was_suspended: number;
  suspended_until: string | null;
  request_kind: 'extension' | 'deferral' | 'suspension' | null;
  request_until: string | null;
  overdue_at: Date | null;
  overdue_appeal: 'open' | 'granted' | 'denied' | null;
  urged_at: Date | null;
  dispute: 'open' | 'answered' | null;
  rejection_appeal: 'open' | 'answered' | null;
  file_no: string | null;
};

export const CASE_COLUMNS: (keyof CaseRow)[] = [
  'id',
  'case_no',
  'state',
  'version',
  'last_seq',
  'citizen_id',
  'request_hash',
  'pick_id',
  'words',
  'longitude',
  'latitude',
  'accuracy_m',
  'address',
  'area_id',
  'received_longitude',
  'received_latitude',
  'received_datum',
  'captured_at',
  'reported_at',
  'filed_at',
  'dispatched_at',
  'handled_at',
  'standard_copy',
  'unit_id',
  'handler_id',
  'due_at',
  'original_due_at',
  'due_left_ms',
  'rework_count',
  'return_count',
  'stars',
  'rating_words',
  'main_case_id',
  'merged_count',
  'closed_at',
  'round',
  'round_started_at',
  'extension_count',
  'is_deferred',
  'was_suspended',
  'suspended_until',
  'request_kind',
  'request_until',
  'overdue_at',
  'overdue_appeal',
  'urged_at',
  'dispute',
  'rejection_appeal',
  'file_no',
];

/** Who takes steps; `system` is a timer or a published rule. */
export type ActorKind = 'citizen' | 'staff' | 'system';

export type EventRow = {
  seq: number;
  action: CaseAction;
  from_state: CaseState | null;
  to_state: CaseState;
  actor_kind: ActorKind;
  actor_id: string;
  actor_name: string;
  role: Role;
  unit_id: string | null;
  unit_name: string | null;
  note: string | null;
  payload: string;
  payload_hash: string;
  at: Date;
};

const EVENT_COLUMNS: (keyof EventRow)[] = [
  'seq',
  'action',
  'from_state',
  'to_state',
  'actor_kind',
  'actor_id',
  'actor_name',
  'role',
  'unit_id',
  'unit_name',
  'note',
  'payload',
  'payload_hash',
  'at',
];

export const standardOf = (row: CaseRow): Standard | null =>
  row.standard_copy === null ? null : JSON.parse(row.standard_copy);

export async function findCase(session: Session, id: string): Promise<CaseRow | undefined> {
  return session.first<CaseRow>(build('cases').select(CASE_COLUMNS).where('id', id));
}

export async function lockCase(session: Session, id: string): Promise<CaseRow | undefined> {
  return session.first<CaseRow>(build('cases').select(CASE_COLUMNS).where('id', id).forUpdate());
}

export async function insertCase(session: Session, row: Record<string, unknown>): Promise<void> {
  await session.write(build('cases').insert(row));
}

/** Exactly one row, or somebody was faster: a row lock holds on one node of a cluster only. */
export async function changeCase(
  session: Session,
  row: CaseRow,
  change: Partial<Record<keyof CaseRow | 'filed_by' | 'standard_id' | 'checked_at', unknown>>,
): Promise<boolean> {
  const matched = await session.write(
    build('cases')
      .where({ id: row.id, version: row.version })
      .update({ ...change, version: row.version + 1 }),
  );
  return matched === 1;
}

export async function insertEvent(
  session: Session,
  caseId: string,
  event: Omit<EventRow, 'payload' | 'payload_hash'> & {
    /** What was asked for; the same again as the last step is the same step. */
    asked: unknown;
    /** What the step used besides, so that the log alone explains it. */
    used?: object;
  },
): Promise<void> {
  const { asked, used, ...columns } = event;
  const stageLimitMs = await stageLimit(session, columns);
  await session.write(
    build('case_events').insert({
      ...columns,
      case_id: caseId,
      payload: JSON.stringify({ asked, used: stageLimitMs ? { ...used, stageLimitMs } : used }),
      payload_hash: hashOf(asked),
    }),
  );
  await keepStages(session, caseId, columns, stageLimitMs);
}

export const hashOf = (asked: unknown): string => sha256(JSON.stringify(asked));

export async function eventsOf(session: Session, caseId: string): Promise<EventRow[]> {
  return session.rows<EventRow>(
    build('case_events').select(EVENT_COLUMNS).where('case_id', caseId).orderBy('seq'),
  );
}

export async function countMerged(session: Session, mainCaseId: string): Promise<void> {
  await session.write(build('cases').where('id', mainCaseId).increment('merged_count', 1));
}

/** The next number of a day. The row is locked until the report is committed: numbers have no gaps. */
export async function nextNumber(session: Session, day: string): Promise<number> {
  await session.write(
    build('case_counters')
      .insert({ day, last_number: 1 })
      .onConflict('day')
      .merge({ last_number: build.raw('last_number + 1') }),
  );
  const row = await session.first<{ last_number: number }>(
    build('case_counters').select('last_number').where('day', day),
  );
  return row?.last_number ?? 1;
}

export async function recordRefusedAction(
  session: Session,
  refused: {
    id: string;
    case_id: string;
    action: CaseAction;
    state: CaseState;
    actor_kind: ActorKind;
    actor_id: string;
    code: string;
    at: Date;
  },
): Promise<void> {
  await session.write(build('refused_actions').insert(refused));
}
