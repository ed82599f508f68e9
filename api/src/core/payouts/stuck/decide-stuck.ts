import {
  type PayoutState,
  STUCK_DECISIONS,
  type StuckDecision,
} from '../../../../contract/payouts.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { lockReward } from '../../rewards/index.ts';
import { decideRecheck, decideWithdraw, decideWriteOff } from '../protocol/index.ts';
import type { Decide } from '../protocol/types.ts';
import { lockPayoutRow, type PayoutRow, rewardIdOf } from '../store.ts';
import { changePayout } from '../transact.ts';
import {
  type DecisionRow,
  decisionsOf,
  insertDecision,
  isAbsentFromBills,
} from './decision-store.ts';

const ASK_LIFE_MS = 24 * 3600_000;

type Staff = { id: string; name: string };

/**
 * What finance does to a payout by hand. One person withdraws what is not yet paid. What cannot end by itself is
 * asked about again, or given up as never arrived, when a second one agrees. None of it decides an outcome.
 */
export async function decideStuck(
  context: Context,
  staff: Staff,
  payoutId: string,
  { kind, reason }: { kind: StuckDecision; reason: string },
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async (session) => {
    const row = await lockPayout(session, payoutId);
    const asked = kind === 'withdraw' ? undefined : await openAsk(session, payoutId, kind, now);
    if (asked?.staff_id === staff.id) throw refuse('decision_needs_second_person');
    const rule = await ruleOf(session, row, kind, asked ? 2 : 1);
    let refused: string | undefined;
    await changePayout(context, session, now, payoutId, (payout, facts) => {
      const change = rule(payout, facts);
      refused = change.refuse;
      return change;
    });
    if (refused === 'bill_not_excluded') throw refuse('bill_not_excluded');
    if (refused) throw refuse('payout_not_stuck');
    const who = { staff_id: staff.id, staff_name: staff.name };
    const what = { kind, reason, is_second: asked !== undefined, decided_at: now };
    await insertDecision(session, payoutId, { id: newId(now), ...who, ...what });
    if (kind !== 'withdraw' && !asked)
      await context.events.publish(
        'agreement.wanted',
        { session, now },
        {
          on: 'stuck',
          id: payoutId,
          words: `提出${STUCK_DECISIONS[kind]}一笔付款`,
          amountFen: row.amount_fen,
          reason,
          askedBy: staff,
        },
      );
  });
}

async function lockPayout(session: Session, payoutId: string): Promise<PayoutRow> {
  const rewardId = await rewardIdOf(session, payoutId);
  if (!rewardId) throw refuse('payout_not_found');
  await lockReward(session, rewardId);
  return (await lockPayoutRow(session, payoutId))!;
}

async function openAsk(
  session: Session,
  payoutId: string,
  kind: StuckDecision,
  now: Date,
): Promise<DecisionRow | undefined> {
  const last = (await decisionsOf(session, payoutId)).findLast((one) => one.kind === kind);
  const isOpen = last && last.is_second === 0;
  return isOpen && now.getTime() - last.decided_at.getTime() < ASK_LIFE_MS ? last : undefined;
}

const WITHDRAWABLE: PayoutState[] = [
  'requested',
  'approved',
  'sending',
  'in_doubt',
  'wait_confirm',
];

const withdrawOnce: Decide = (payout, facts) =>
  payout.cancelWanted || !WITHDRAWABLE.includes(payout.state)
    ? { refuse: 'payout_not_stuck' }
    : decideWithdraw(payout, facts);

async function ruleOf(
  session: Session,
  row: PayoutRow,
  kind: StuckDecision,
  askers: number,
): Promise<Decide> {
  if (kind === 'withdraw') return withdrawOnce;
  if (kind === 'recheck') return decideRecheck(askers);
  const { out_bill_no: number, last_sent_at: at } = row;
  const isAbsent = number !== null && at !== null && (await isAbsentFromBills(session, number, at));
  return decideWriteOff(askers, isAbsent);
}
