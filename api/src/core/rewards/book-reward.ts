import type { DomainEvents } from '../../domain-events.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../lib/clock.ts';
import type { Session } from '../../lib/db.ts';
import type { Moment } from '../../lib/events.ts';
import { newId } from '../../lib/ids.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Seal } from '../../lib/seal.ts';
import { type Citizen, findCitizen } from '../accounts/index.ts';
import { personAccount, poolAccount, transfer } from './ledger.ts';
import { decideReward, type Programme } from './rules.ts';
import { changeReward, findProgramme, insertReward, type Reward } from './store.ts';

/**
 * 立案 books the reward, in the filing transaction and once per case and person, however often it is retried;
 * answers it when it earned money now.
 */
export async function bookReward(
  seal: Seal,
  { session, now }: Moment,
  filed: DomainEvents['case.filed'],
): Promise<Reward | null> {
  // Staff never own a reward, so their reports leave no row.
  if (filed.citizenId === null) return null;
  const citizen = await findCitizen(session, seal, filed.citizenId);
  if (!citizen) throw new Error(`nobody to reward for case ${filed.caseId}`);
  const programme = await findProgramme(session, shanghaiDay(now));
  const reward = decide(now, filed, citizen, programme);
  // The unique key decides a race: whoever comes second finds the case decided.
  if (!(await insertReward(session, reward))) return null;
  return reward.claimable && (await grant(session, now, reward)) ? reward : null;
}

function decide(
  now: Date,
  { caseId, caseNo, pick }: DomainEvents['case.filed'],
  citizen: Citizen,
  programme: Programme | undefined,
): Reward {
  const { label, rewardClass } = pick;
  const decision = decideReward({ programme, rewardClass, mayBePaid: citizen.mayBePaid });
  const isEarned = 'amountFen' in decision;
  const day = shanghaiDay(now);
  return {
    id: newId(now),
    caseId,
    caseNo,
    personId: citizen.id,
    personAlias: citizen.alias,
    label,
    rewardClass,
    programmeId: programme?.id ?? null,
    programmeVersion: programme?.version ?? null,
    programmeName: programme?.name ?? '',
    poolId: programme && isEarned ? poolAccount(programme.id, day.slice(0, 7)) : null,
    amountFen: isEarned ? decision.amountFen : 0,
    claimable: isEarned,
    state: isEarned ? 'owed' : 'not_rewarded',
    reason: isEarned ? null : decision.reason,
    payoutId: null,
    waitsForPerson: false,
    voidReason: null,
    bookedAt: now,
    claimUntil: programme && isEarned ? claimEnd(programme, day) : null,
  };
}

const claimEnd = (programme: Programme, day: string) =>
  startOfDay(nextDay(day, programme.claimDays + 1));

// An empty pool refuses money, never the filing: the row then says why nothing was earned.
async function grant(session: Session, now: Date, reward: Reward): Promise<boolean> {
  try {
    await transfer(
      session,
      {
        id: `grant:${reward.id}`,
        debit: reward.poolId!,
        credit: personAccount(reward.personId),
        amountFen: reward.amountFen,
        reason: `立案奖励 ${reward.caseNo}`,
        actor: 'system',
        rewardId: reward.id,
      },
      now,
    );
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'insufficient_funds') throw error;
    await changeReward(session, reward.id, {
      state: 'not_rewarded',
      reason: 'pool_empty',
      claimable: false,
      amountFen: 0,
    });
    return false;
  }
}
