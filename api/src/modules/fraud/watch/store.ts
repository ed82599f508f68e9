import type { WatchState } from '../../../../contract/fraud.ts';
import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';

export type WatchRecord = {
  id: string;
  person_id: string;
  rule_key: string | null;
  level: 'warn' | 'review';
  reason: string;
  state: WatchState;
  starts_at: Date | null;
  ends_at: Date | null;
  ended_at: Date | null;
  days: number;
  proposed_by: string | null;
  confirmed_by: string | null;
  appeal: 'open' | 'upheld' | 'refused' | null;
  made_at: Date;
};

const COLUMNS: (keyof WatchRecord)[] = [
  'id',
  'person_id',
  'rule_key',
  'level',
  'reason',
  'state',
  'starts_at',
  'ends_at',
  'ended_at',
  'days',
  'proposed_by',
  'confirmed_by',
  'appeal',
  'made_at',
];

/** False when the same entry is there already. */
export async function insertEntry(session: Session, row: WatchRecord): Promise<boolean> {
  try {
    await session.write(build('watch_entries').insert(row));
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export const findEntry = (session: Session, id: string) =>
  session.first<WatchRecord>(build('watch_entries').select(COLUMNS).where('id', id));

export const lockEntry = (session: Session, id: string) =>
  session.first<WatchRecord>(build('watch_entries').select(COLUMNS).where('id', id).forUpdate());

/** Guarded by what was read: across nodes of a cluster a lock alone protects nothing. */
export async function changeEntry(
  session: Session,
  row: WatchRecord,
  change: Partial<WatchRecord>,
): Promise<boolean> {
  const matched = await session.write(
    build('watch_entries')
      .where({ id: row.id, state: row.state, appeal: row.appeal })
      .update(change),
  );
  return matched === 1;
}

/**
 * One decision about a person's standing after the other: held until the end of the transaction. A row that both
 * write, because on a cluster a lock alone protects nothing.
 */
export async function takeTurn(session: Session, personId: string, now: Date): Promise<void> {
  await session.write(
    build('watch_turns')
      .insert({ person_id: personId, turns: 1, last_at: now })
      .onConflict('person_id')
      .merge({ turns: build.raw('watch_turns.turns + 1'), last_at: now }),
  );
}

export const dropTurns = (session: Session, before: Date, limit: number): Promise<number> =>
  session.write(build('watch_turns').where('last_at', '<', before).limit(limit).delete());

/** What is in force for a person at a moment. */
export const activeEntries = (session: Session, personId: string, now: Date) =>
  session.rows<WatchRecord>(
    build('watch_entries')
      .select(COLUMNS)
      .where({ person_id: personId, state: 'active' })
      .andWhere('starts_at', '<=', now)
      .andWhere('ends_at', '>', now)
      .orderBy('id')
      .limit(20),
  );

export const entriesOfPerson = (session: Session, personId: string) =>
  session.rows<WatchRecord>(
    build('watch_entries')
      .select(COLUMNS)
      .where('person_id', personId)
      .whereIn('state', ['active', 'ended'])
      .orderBy('id', 'desc')
      .limit(50),
  );

export async function listEntries(
  session: Session,
  filter: { state?: WatchState | undefined; after?: string | undefined; limit: number; now: Date },
): Promise<WatchRecord[]> {
  const query = build('watch_entries')
    .select(COLUMNS)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  const { state, after, now } = filter;
  // An entry ends by itself at its end; nobody has to write that down.
  if (state === 'active') void query.where('state', state).andWhere('ends_at', '>', now);
  else if (state === 'ended')
    void query.where((or) =>
      or
        .where('state', state)
        .orWhere((run) => run.where('state', 'active').andWhere('ends_at', '<=', now)),
    );
  else if (state) void query.where('state', state);
  if (after) void query.andWhere('id', '<', after);
  return session.rows<WatchRecord>(query);
}

export type WatchEvent = {
  entry_id: string;
  seq: number;
  what: string;
  by_id: string | null;
  by_name: string;
  words: string;
  at: Date;
};

const EVENT_COLUMNS: (keyof WatchEvent)[] = [
  'entry_id',
  'seq',
  'what',
  'by_id',
  'by_name',
  'words',
  'at',
];

/** Append-only; the caller holds the entry's lock. */
export async function addEvent(session: Session, event: Omit<WatchEvent, 'seq'>): Promise<void> {
  const last = await session.first<{ seq: number | null }>(
    build('watch_events').max({ seq: 'seq' }).where('entry_id', event.entry_id),
  );
  await session.write(build('watch_events').insert({ ...event, seq: (last?.seq ?? 0) + 1 }));
}

export const eventsOf = (session: Session, entryIds: readonly string[]) =>
  session.rows<WatchEvent>(
    build('watch_events')
      .select(EVENT_COLUMNS)
      .whereIn('entry_id', [...entryIds])
      .orderBy(['entry_id', 'seq']),
  );
