import { build, type Session } from '../../../lib/db.ts';
import type { Errand } from './errands.ts';

const BATCH = 10;
const LEASE_MS = 120_000;
const LIFE_MS = 600_000;

export async function insertErrand(
  session: Session,
  errand: { id: string; kind: Errand; ref: string; at: Date },
): Promise<void> {
  const { id, kind, ref, at } = errand;
  await session.write(build('payout_errands').insert({ id, kind, ref, asked_at: at }));
}

/** Nobody waits for the old ones any more. */
export const openErrands = (session: Session, now: Date) =>
  session.rows<{ id: string; kind: Errand; ref: string }>(
    build('payout_errands')
      .select('id', 'kind', 'ref')
      .whereNull('answer')
      .where('asked_at', '>', new Date(now.getTime() - LIFE_MS))
      .orderBy('id')
      .limit(BATCH),
  );

export async function takeErrand(session: Session, id: string, now: Date): Promise<boolean> {
  const matched = await session.write(
    build('payout_errands')
      .where('id', id)
      .whereNull('answer')
      .where((free) => {
        void free.whereNull('lease_until').orWhere('lease_until', '<=', now);
      })
      .update({ lease_until: new Date(now.getTime() + LEASE_MS) }),
  );
  return matched === 1;
}

export async function answerErrand(session: Session, id: string, answer: string): Promise<void> {
  await session.write(build('payout_errands').where('id', id).update({ answer }));
}

export async function findAnswer(session: Session, id: string): Promise<string | null> {
  const row = await session.first<{ answer: string | null }>(
    build('payout_errands').select('answer').where('id', id),
  );
  return row?.answer ?? null;
}

/** The oldest come first by their id; returns how many there were of this page. */
export const deleteErrandsBefore = (session: Session, before: Date, limit: number) =>
  session.write(
    build('payout_errands').where('asked_at', '<', before).orderBy('id').limit(limit).del(),
  );
