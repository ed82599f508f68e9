import type { Context } from '../../../context.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { ServedCall, Watch } from '../../../lib/http/serve-route.ts';

/** What a phone calls itself: made once by the client and kept on the phone; absent is no fault. */
const DEVICE_ID = /^[A-Za-z0-9_-]{16,64}$/;

/** Notes which phone a report came from. After it was served: a report never waits for this, nor fails by it. */
export function watchDevices(context: Context, operation: string): Watch | undefined {
  if (operation !== 'reportCase') return undefined;
  return async (call, serve) => {
    await serve();
    await noteDevice(context, call).catch((failed) =>
      context.log.error({ err: failed }, 'device not noted'),
    );
  };
}

async function noteDevice(context: Context, { actor, headers }: ServedCall): Promise<void> {
  const said = headers['x-device-id'];
  if (actor?.kind !== 'citizen' || typeof said !== 'string' || !DEVICE_ID.test(said)) return;
  const now = context.clock.now();
  // Only a keyed hash is stored: two accounts can be compared, the phone cannot be recognised elsewhere.
  await seeDevice(context.db, context.seal.lookup(`device ${said}`), actor.id, now);
}

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
