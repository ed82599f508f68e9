import { build, type Session } from '../../lib/db.ts';

export async function seeDevice(
  session: Session,
  deviceHash: string,
  personId: string,
  now: Date,
): Promise<void> {
  await session.write(
    build('fraud_devices')
      .insert({
        device_hash: deviceHash,
        person_id: personId,
        first_seen_at: now,
        last_seen_at: now,
      })
      .onConflict(['device_hash', 'person_id'])
      .merge({ last_seen_at: now }),
  );
}

/** The phone a person reported from last, as a keyed hash: for caps per phone and day. */
export async function lastDeviceOf(session: Session, personId: string): Promise<string | null> {
  const row = await session.first<{ device_hash: string }>(
    build('fraud_devices')
      .select('device_hash')
      .where('person_id', personId)
      .orderBy('last_seen_at', 'desc')
      .limit(1),
  );
  return row?.device_hash ?? null;
}

/** How many accounts reported from the devices of this person, the person included. */
export async function accountsOnDevices(
  session: Session,
  personId: string,
  since: Date,
): Promise<number> {
  const row = await session.first<{ count: number }>(
    build({ mine: 'fraud_devices' })
      .join({ other: 'fraud_devices' }, 'other.device_hash', 'mine.device_hash')
      .where('mine.person_id', personId)
      .andWhere('mine.last_seen_at', '>=', since)
      .andWhere('other.last_seen_at', '>=', since)
      .countDistinct({ count: 'other.person_id' }),
  );
  return row?.count ?? 0;
}

export async function dropDevices(session: Session, before: Date, limit: number): Promise<number> {
  return session.write(
    build('fraud_devices').where('last_seen_at', '<', before).limit(limit).delete(),
  );
}
