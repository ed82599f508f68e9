import type { Context } from '../../../context.ts';
import { endSessionsOf } from '../sessions.ts';
import { deletePhone } from './phone-store.ts';
import { dropIdentity, lockCitizen } from './store.ts';

/**
 * Drops who the person is and keeps what the person did: cases, consents and the ledger know only our own id. The
 * same WeChat account that comes back is somebody new.
 */
export async function closeAccount(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  citizenId: string,
): Promise<void> {
  const now = clock.now();
  await db.transaction(async (session) => {
    if (!(await lockCitizen(session, citizenId))) return;
    await deletePhone(session, citizenId);
    await dropIdentity(session, citizenId, now);
    await endSessionsOf(session, 'citizen', citizenId);
  });
}
