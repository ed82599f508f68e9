import type { Session } from '../../../lib/db.ts';
import { endAfterReturn } from '../claim-end.ts';
import { noteDebt } from '../debts/store.ts';
import { lapseHold } from '../holds/lapse-hold.ts';
import { inFlightAccount, PAID, personAccount, transfer } from '../ledger.ts';
import type { ReturnReason } from '../screens/words.ts';
import { changeReward, type Reward } from '../store.ts';
import { takeBack } from './reverse-reward.ts';

type Payout = { id: string; actor: string };

const NOT_WAITING = { waitsForPerson: false, confirmUntil: null } as const;

// The three ways money of a claimed reward moves. The caller holds the reward's lock.

export async function lockForPayout(
  session: Session,
  now: Date,
  reward: Reward,
  payout: Payout,
): Promise<void> {
  // Claims of a held reward are refused before; only a journal that is replayed brings one that WeChat has.
  await lapseHold(session, now, reward);
  await move(session, now, reward, payout, 'lock', '领取奖励');
  await changeReward(session, reward.id, {
    state: 'in_payout',
    reason: null,
    payoutId: payout.id,
    ...NOT_WAITING,
  });
}

export async function settlePayout(
  session: Session,
  now: Date,
  reward: Reward,
  payout: Payout,
): Promise<void> {
  await move(session, now, reward, payout, 'settle', '已到账');
  await changeReward(session, reward.id, { state: 'paid', ...NOT_WAITING });
  // The case was voided while the money was on its way.
  if (reward.voidReason !== null) await noteDebt(session, now, reward, reward.voidReason);
}

/** The money is the person's again, with time to claim it, or the pool's when the case was voided meanwhile. */
export async function returnPayout(
  session: Session,
  now: Date,
  reward: Reward,
  payout: Payout & { reason: ReturnReason },
): Promise<void> {
  await move(session, now, reward, payout, 'return', '未领取成功，退回');
  await changeReward(session, reward.id, {
    state: 'owed',
    reason: payout.reason,
    claimUntil: endAfterReturn(reward.claimUntil, now),
    payoutId: null,
    ...NOT_WAITING,
  });
  if (reward.voidReason !== null)
    await takeBack(session, now, reward, 'reverse', payout.actor, 'case_voided');
}

/** WeChat waits for the person until then; null: it does not. */
export const noteWaiting = (session: Session, rewardId: string, confirmUntil: Date | null) =>
  changeReward(session, rewardId, { waitsForPerson: confirmUntil !== null, confirmUntil });

async function move(
  session: Session,
  now: Date,
  reward: Reward,
  payout: Payout,
  kind: 'lock' | 'settle' | 'return',
  reason: string,
): Promise<void> {
  const person = personAccount(reward.personId);
  const inFlight = inFlightAccount(reward.personId);
  const [debit, credit] = {
    lock: [person, inFlight],
    settle: [inFlight, PAID],
    return: [inFlight, person],
  }[kind] as [string, string];
  await transfer(
    session,
    {
      id: `${kind}:${payout.id}`,
      debit,
      credit,
      amountFen: reward.amountFen,
      reason: `${reason} ${reward.caseNo}`,
      actor: payout.actor,
      rewardId: reward.id,
    },
    now,
  );
}
