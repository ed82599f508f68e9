import type { Context } from '../../../context.ts';
import { findReward } from '../../../core/rewards/index.ts';
import type { Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { LIMITS } from '../limits.ts';
import {
  addEvent,
  changeEntry,
  findEntry,
  insertEntry,
  lockEntry,
  type WatchRecord,
} from './store.ts';

const DAY_MS = 86_400_000;

/** What the history calls the steps that the listed person reads of. */
export const STEPS = {
  appealed: '申诉',
  upheld: '申诉成立，解除',
  refused: '申诉不成立',
  ended: '解除',
} as const;

type Doer = { id: string; name: string };
type Parts = Pick<Context, 'db' | 'clock'>;

/** By hand, one person proposes and nothing happens yet. The person is named by one of his or her rewards. */
export async function proposeEntry(
  { db, clock, events }: Parts & Pick<Context, 'events'>,
  staff: Doer,
  order: { id: string; rewardId: string; reason: string; days: number },
): Promise<void> {
  const now = clock.now();
  const reward = await findReward(db, order.rewardId);
  if (!reward) throw refuse('not_found');
  await db.transaction(async (session) => {
    const row: WatchRecord = {
      id: order.id,
      person_id: reward.personId,
      rule_key: null,
      level: 'review',
      reason: order.reason,
      state: 'proposed',
      starts_at: null,
      ends_at: null,
      ended_at: null,
      days: order.days,
      proposed_by: staff.id,
      confirmed_by: null,
      appeal: null,
      made_at: now,
    };
    if (await insertEntry(session, row)) {
      await note(session, row, staff, '提议', order.reason, now);
      return events.publish(
        'agreement.wanted',
        { session, now },
        {
          on: 'watch',
          id: row.id,
          words: `提议把${reward.personAlias}列入先审后付名单 ${row.days} 天`,
          reason: row.reason,
          askedBy: staff,
        },
      );
    }
    const known = await findEntry(session, order.id);
    const isSame =
      known?.person_id === row.person_id &&
      known.reason === row.reason &&
      known.days === row.days &&
      known.proposed_by === staff.id;
    if (!isSame) throw refuse('id_taken');
  });
}

export function decideEntry(
  { db, clock }: Parts,
  staff: Doer,
  id: string,
  order: { isConfirmed: boolean; note: string },
): Promise<void> {
  const now = clock.now();
  return change(db, id, async (session, row) => {
    if (row.state !== 'proposed') throw refuse('watch_decided');
    if (row.proposed_by === staff.id) throw refuse('second_person_required');
    const endsAt = new Date(now.getTime() + row.days * DAY_MS);
    const active = { state: 'active', starts_at: now, ends_at: endsAt } as const;
    const to = order.isConfirmed ? active : ({ state: 'refused' } as const);
    if (!(await changeEntry(session, row, { ...to, confirmed_by: staff.id })))
      throw refuse('watch_decided');
    await note(session, row, staff, order.isConfirmed ? '确认列入' : '不同意', order.note, now);
  });
}

/** Taken off before its end; the entry and its history stay. */
export function endEntry(
  { db, clock }: Parts,
  staff: Doer,
  id: string,
  words: string,
): Promise<void> {
  const now = clock.now();
  return change(db, id, async (session, row) => {
    if (!isInForce(row, now)) throw refuse('watch_decided');
    if (!(await changeEntry(session, row, { state: 'ended', ended_at: now })))
      throw refuse('watch_decided');
    await note(session, row, staff, STEPS.ended, words, now);
  });
}

/** Once, within fifteen days, by whoever is listed. */
export function appealEntry(
  { db, clock }: Parts,
  personId: string,
  id: string,
  words: string,
): Promise<void> {
  const now = clock.now();
  return change(db, id, async (session, row) => {
    if (row.person_id !== personId) throw refuse('not_found');
    if (row.appeal !== null) throw refuse('already_appealed');
    if (!mayAppeal(row, now)) throw refuse('appeal_not_possible');
    if (!(await changeEntry(session, row, { appeal: 'open' }))) throw refuse('already_appealed');
    await note(session, row, { id: null, name: '本人' }, STEPS.appealed, words, now);
  });
}

export function decideAppeal(
  { db, clock }: Parts,
  staff: Doer,
  id: string,
  order: { isUpheld: boolean; note: string },
): Promise<void> {
  const now = clock.now();
  return change(db, id, async (session, row) => {
    if (row.appeal !== 'open') throw refuse('no_watch_appeal');
    if (tookPart(row, staff.id)) throw refuse('second_person_required');
    const ends = isInForce(row, now) ? ({ state: 'ended', ended_at: now } as const) : {};
    const to = order.isUpheld
      ? ({ appeal: 'upheld', ...ends } as const)
      : ({ appeal: 'refused' } as const);
    if (!(await changeEntry(session, row, to))) throw refuse('no_watch_appeal');
    const what = order.isUpheld ? STEPS.upheld : STEPS.refused;
    await note(session, row, staff, what, order.note, now);
  });
}

export const isInForce = (row: WatchRecord, now: Date): boolean =>
  row.state === 'active' && row.ends_at !== null && now < row.ends_at;

export const mayAppeal = (row: WatchRecord, now: Date): boolean =>
  row.appeal === null &&
  isInForce(row, now) &&
  now.getTime() - (row.starts_at?.getTime() ?? 0) <= LIMITS.watch.appealMs;

export const tookPart = (row: WatchRecord, staffId: string): boolean =>
  row.proposed_by === staffId || row.confirmed_by === staffId;

const change = (
  db: Context['db'],
  id: string,
  work: (session: Session, row: WatchRecord) => Promise<void>,
): Promise<void> =>
  db.transaction(async (session) => {
    const row = await lockEntry(session, id);
    if (!row) throw refuse('not_found');
    await work(session, row);
  });

const note = (
  session: Session,
  row: WatchRecord,
  by: { id: string | null; name: string },
  what: string,
  words: string,
  at: Date,
): Promise<void> =>
  addEvent(session, { entry_id: row.id, what, by_id: by.id, by_name: by.name, words, at });
