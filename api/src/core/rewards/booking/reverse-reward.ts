import type { DomainEvents } from '../../../domain-events.ts';
import type { Session } from '../../../lib/db.ts';
import type { Moment } from '../../../lib/events.ts';
import { releaseCaps } from '../caps/index.ts';
import { noteDebt } from '../debts/store.ts';
import { lapseHold } from '../holds/lapse-hold.ts';
import { personAccount, transfer } from '../ledger.ts';
import { findProgrammeVersion } from '../programmes/store.ts';
import { changeReward, lockRewardsOfCase, type Reward } from '../store.ts';

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
    if (reward.voidReason !== null) continue;
    const voidReason = voided.reason.slice(0, 200);
    // Money on its way or paid out stays where it is: what cannot be undone here is for people to settle.
    await changeReward(session, reward.id, { voidReason });
    if (!reward.claimable) {
      if (await forget(session, reward)) taken.push(reward);
      continue;
    }
    if (reward.state === 'paid') await noteDebt(session, now, reward, voidReason);
    if (reward.state !== 'owed') continue;
    await takeBack(session, now, reward, 'reverse', voided.staffId, 'case_voided');
    taken.push(reward);
  }
  return taken;
}

// Points are gone with their case, and what waits for its check or closing waits no more.
async function forget(session: Session, reward: Reward): Promise<boolean> {
  const isWaiting = reward.reason === 'awaits_check' || reward.reason === 'awaits_closing';
  if (reward.state !== 'points' && !isWaiting) return false;
  await changeReward(session, reward.id, { state: 'reversed', reason: 'case_voided' });
  await releaseByRule(session, reward);
  return true;
}

/** What it had used of the caps is free again, where the version it was booked by says so. */
async function releaseByRule(session: Session, { id, programmeId, programmeVersion }: Reward) {
  const programme =
    programmeId !== null && programmeVersion !== null
      ? await findProgrammeVersion(session, programmeId, programmeVersion)
      : undefined;
  if (programme?.rules.caps.isReleasedOnReversal) await releaseCaps(session, id);
}

const TAKEN_BACK = {
  reverse: '案件作废冲回',
  expire: '逾期未领退回',
  deny: '审核未通过冲回',
} as const;

/** person → pool; the caller holds the reward's lock and knows that no payout is under way. */
export async function takeBack(
  session: Session,
  now: Date,
  reward: Reward,
  kind: keyof typeof TAKEN_BACK,
  actor: string,
  reason: 'case_voided' | 'claim_expired' | 'review_denied',
): Promise<void> {
  await lapseHold(session, now, reward);
  // Only a case that never was gives another chance: what expired or was refused stays counted, for an appeal may
  // bring it back.
  if (kind === 'reverse') await releaseByRule(session, reward);
  await transfer(
    session,
    {
      id: `${kind}:${reward.id}`,
      debit: personAccount(reward.personId),
      credit: reward.poolId!,
      amountFen: reward.amountFen,
      reason: `${TAKEN_BACK[kind]} ${reward.caseNo}`,
      actor,
      rewardId: reward.id,
    },
    now,
  );
  await changeReward(session, reward.id, { state: 'reversed', reason, claimable: false });
}
