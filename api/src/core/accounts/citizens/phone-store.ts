import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import type { Seal } from '../../../lib/seal.ts';

export async function phoneOf(
  session: Session,
  seal: Seal,
  citizenId: string,
): Promise<string | null> {
  const row = await session.first<{ phone_sealed: Buffer }>(
    build('citizen_phones').select('phone_sealed').where('citizen_id', citizenId),
  );
  return row ? seal.open(row.phone_sealed) : null;
}

export async function hasPhone(session: Session, citizenId: string): Promise<boolean> {
  const row = await session.first(
    build('citizen_phones').select('bound_at').where('citizen_id', citizenId),
  );
  return row !== undefined;
}

/** False when another account holds the number; the unique key decides a race. */
export async function insertPhone(
  session: Session,
  seal: Seal,
  bound: { citizenId: string; phone: string; at: Date },
): Promise<boolean> {
  try {
    await session.write(
      build('citizen_phones').insert({
        citizen_id: bound.citizenId,
        phone_sealed: seal.close(bound.phone),
        phone_lookup: seal.lookup(bound.phone),
        bound_at: bound.at,
      }),
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export async function deletePhone(session: Session, citizenId: string): Promise<void> {
  await session.write(build('citizen_phones').where('citizen_id', citizenId).delete());
}

/** Kept beside the number itself: who bound it, and who only tried to. */
export async function seePhone(
  session: Session,
  phoneLookup: string,
  citizenId: string,
  now: Date,
): Promise<void> {
  await session.write(
    build('phone_sightings')
      .insert({
        phone_lookup: phoneLookup,
        citizen_id: citizenId,
        first_seen_at: now,
        last_seen_at: now,
      })
      .onConflict(['phone_lookup', 'citizen_id'])
      .merge({ last_seen_at: now }),
  );
}

/** How many accounts were seen with a telephone number of this person, the person included; 0 without a number. */
export async function accountsOnPhones(
  session: Session,
  personId: string,
  since: Date,
): Promise<number> {
  const row = await session.first<{ count: number }>(
    build({ mine: 'phone_sightings' })
      .join({ other: 'phone_sightings' }, 'other.phone_lookup', 'mine.phone_lookup')
      .where('mine.citizen_id', personId)
      .andWhere('mine.last_seen_at', '>=', since)
      .andWhere('other.last_seen_at', '>=', since)
      .countDistinct({ count: 'other.citizen_id' }),
  );
  return row?.count ?? 0;
}

export const dropPhoneSightings = (session: Session, before: Date, limit: number) =>
  session.write(build('phone_sightings').where('last_seen_at', '<', before).limit(limit).delete());
