import type { Context } from '../../context.ts';
import { build } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';

/** Who looked at what that is not for everybody, and who tried to log in. */
export async function recordAccess(
  context: Context,
  access: { staffId: string; what: string; objectId: string; outcome: string; ip: string },
): Promise<void> {
  const now = context.clock.now();
  await context.db.write(
    build('access_log').insert({
      id: newId(now),
      staff_id: access.staffId,
      what: access.what,
      object_id: access.objectId,
      outcome: access.outcome,
      ip: access.ip,
      at: now,
    }),
  );
}
