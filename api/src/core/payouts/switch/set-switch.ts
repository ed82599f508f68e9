import type { PayoutSwitch } from '../../../../contract/payout-switch.ts';
import type { Context } from '../../../context.ts';
import { refuse } from '../../../lib/refusal.ts';
import { checkMoney } from '../desk/check-money.ts';
import { showSwitch } from './show-switch.ts';
import { askStart, lockSwitch, startSwitch, stopSwitch } from './switch-store.ts';

/**
 * One person stops sending; two different people start it again, and only over a ledger that agrees and a database
 * that knows again what was sent.
 */
export async function setSwitch(
  context: Context,
  staff: { id: string; name: string },
  { turn, reason }: { turn: 'stop' | 'start'; reason: string },
): Promise<PayoutSwitch> {
  const now = context.clock.now();
  if (turn === 'start' && (await checkMoney(context, staff.name)).length > 0)
    throw refuse('ledger_not_balanced');
  await context.db.transaction(async (session) => {
    if (turn === 'stop')
      return stopSwitch(session, now, { by: staff.name, cause: 'by_hand', reason });
    const row = await lockSwitch(session);
    if (row.is_running === 1) return;
    if (row.needs_replay === 1) throw refuse('journal_not_replayed');
    if (row.start_asked_by === null) {
      await askStart(session, staff, reason);
      return context.events.publish(
        'agreement.wanted',
        { session, now },
        { on: 'restart', id: 'switch', words: '申请恢复付款', reason, askedBy: staff },
      );
    }
    if (row.start_asked_by === staff.id) throw refuse('switch_needs_second_person');
    const by = `${row.start_asked_name}、${staff.name}`.slice(0, 40);
    const both = `${row.start_asked_name}：${row.start_asked_reason ?? ''}；${staff.name}：${reason}`;
    return startSwitch(session, now, { by, reason: both });
  });
  return showSwitch(context);
}
