import type { Context } from '../../../context.ts';
import { seeDevice } from '../../../core/accounts/index.ts';
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
