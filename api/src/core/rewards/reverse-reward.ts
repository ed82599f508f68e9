import type { DomainEvents } from '../../domain-events.ts';
import type { Session } from '../../lib/db.ts';
import type { Moment } from '../../lib/events.ts';
import { personAccount, transfer } from './ledger.ts';
import { changeReward, lockRewardsOfCase, type Reward } from './store.ts';

/**
 * A voided case takes its reward back by a counter-entry, as soon as the money lies in the person's account;
 * answers what went back now.
 */
export async function reverseOnVoid(
  { session, now }: Moment,
  voided: DomainEvents['case.voided'],
): Promise<Reward[]> {
  const taken: Reward[] = [];
  for (const reward of await lockRewardsOfCase(session, voided.caseId)) {
    if (!reward.claimable || reward.voidReason !== null) continue;
    const voidReason = voided.reason.slice(0, 200);
    // Money on its way or paid out stays where it is: what cannot be undone here is for people to settle.
    await changeReward(session, reward.id, { voidReason });
    if (reward.state !== 'owed') continue;
    await takeBack(session, now, reward, 'reverse', voided.staffId, 'case_voided');
    taken.push(reward);
  }
  return taken;
}

/** person → pool; the caller holds the reward's lock and knows that no payout is under way. */
export async function takeBack(
  session: Session,
  now: Date,
  reward: Reward,
  kind: 'reverse' | 'expire',
  actor: string,
  reason: 'case_voided' | 'claim_expired',
): Promise<void> {
  await transfer(
    session,
    {
      id: `${kind}:${reward.id}`,
      debit: personAccount(reward.personId),
      credit: reward.poolId!,
      amountFen: reward.amountFen,
      reason:
        kind === 'reverse' ? `案件作废冲回 ${reward.caseNo}` : `逾期未领退回 ${reward.caseNo}`,
      actor,
      rewardId: reward.id,
    },
    now,
  );
  await changeReward(session, reward.id, { state: 'reversed', reason, claimable: false });
}
