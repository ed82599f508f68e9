import type { PayoutSwitch } from '../../../../contract/payouts.ts';
import type { Context } from '../../../context.ts';
import { refuse } from '../../../lib/refusal.ts';
import {
  askStart,
  lockSwitch,
  readSwitch,
  type SwitchRow,
  startSwitch,
  stopSwitch,
} from '../switch-store.ts';
import { checkLedger } from './checks.ts';

/** One person stops sending; two different people start it again, and only over a ledger that agrees. */
export async function setSwitch(
  context: Context,
  staff: { id: string; name: string },
  { turn, reason }: { turn: 'stop' | 'start'; reason: string },
): Promise<PayoutSwitch> {
  const now = context.clock.now();
  if (turn === 'start' && (await checkLedger(context.db)).length > 0)
    throw refuse('ledger_not_balanced');
  await context.db.transaction(async (session) => {
    if (turn === 'stop') return stopSwitch(session, now, { by: staff.name, reason });
    const row = await lockSwitch(session);
    if (row.is_running === 1) return;
    if (row.start_asked_by === null) return askStart(session, staff);
    if (row.start_asked_by === staff.id) throw refuse('switch_needs_second_person');
    const by = `${row.start_asked_name}、${staff.name}`.slice(0, 40);
    return startSwitch(session, now, { by, reason });
  });
  return showSwitch(context);
}

export async function showSwitch(context: Pick<Context, 'db'>): Promise<PayoutSwitch> {
  return toSwitch(await readSwitch(context.db));
}

const toSwitch = (row: SwitchRow): PayoutSwitch => ({
  isRunning: row.is_running === 1,
  reason: row.reason,
  since: row.since.toISOString(),
  by: row.changed_by,
  startAskedBy: row.start_asked_name,
});
