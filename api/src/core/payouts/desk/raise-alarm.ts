import type { StopCause } from '../../../../contract/payout-switch.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import type { Payout } from '../protocol/types.ts';
import { stopBySystem } from '../switch/index.ts';

/** What the protocol calls out, and what stops for it. */
const CAUSES: Record<string, StopCause> = {
  contradiction: 'contradiction',
  mismatch: 'mismatch',
  vanished: 'vanished',
  too_old: 'too_old',
  NOT_ENOUGH: 'not_enough',
  SIGN_ERROR: 'sign_error',
  NO_AUTH: 'no_auth',
  PARAM_ERROR: 'param_error',
};

/** A word we do not know is asked about again; everything else needs people before more money goes out. */
export async function raiseAlarm(
  context: Context,
  session: Session,
  now: Date,
  payout: Payout,
  alarm: string,
): Promise<void> {
  context.log.error({ payout: payout.id, outBillNo: payout.outBillNo, alarm }, 'payout alarm');
  if (alarm === 'unknown_state') return;
  await stopBySystem(session, now, CAUSES[alarm] ?? 'mismatch', payout.outBillNo ?? payout.id);
}
