import { shanghaiDay } from '../../../lib/clock.ts';
import type { Session } from '../../../lib/db.ts';
import type { Moment } from '../../../lib/events.ts';
import { Refusal } from '../../../lib/refusal.ts';
import { capsOf, fitCaps, lockCounters, useCaps } from '../caps/index.ts';
import { endOfDay } from '../claim-end.ts';
import { personAccount, poolAccount, transfer } from '../ledger.ts';
import type { Decision, Facts, Programme } from '../programmes/rules.ts';
import { changeReward, type Reward, type RewardChange } from '../store.ts';

/**
 * Gives what was decided, as far as the caps and the pool reach, or writes down why not. Locks are taken in the
 * order reward, counters, ledger accounts. Answers what came of it.
 */
export async function grantReward(
  moment: Moment,
  reward: Reward,
  programme: Programme,
  facts: Facts,
  decision: Decision,
  { reason = '立案奖励', actor = 'system' } = {},
): Promise<Reward> {
  const { session } = moment;
  if ('reason' in decision) return refused(session, reward, { reason: decision.reason });
  const { rules } = programme;
  const entry = { ...facts, programmeId: programme.id };
  const caps = capsOf(entry, rules);
  const used = await lockCounters(session, caps);
  const fit = fitCaps(caps, used, decision.amountFen, rules.caps.overCap);
  if (fit.isOver && fit.amountFen === 0) {
    if (fit.isCounted) await useCaps(session, reward.id, caps, 0);
    return refused(session, reward, { reason: fit.isPoolUsedUp ? 'pool_empty' : 'over_cap' });
  }
  const { rewardClass, points } = decision;
  const earned = { ...reward, rewardClass, points, amountFen: fit.amountFen };
  if (earned.amountFen > 0 && !(await fund(moment, earned, programme, { reason, actor })))
    return refused(session, reward, { reason: 'pool_empty' });
  await useCaps(session, reward.id, caps, earned.amountFen);
  return given(moment, earned, programme);
}

async function refused(session: Session, reward: Reward, why: { reason: string }): Promise<Reward> {
  await changeReward(session, reward.id, why);
  return { ...reward, ...why };
}

async function given(
  { session, now }: Moment,
  earned: Reward,
  programme: Programme,
): Promise<Reward> {
  const { amountFen, points, rewardClass } = earned;
  const money: RewardChange = {
    state: 'owed',
    claimable: true,
    poolId: poolAccount(programme.id, shanghaiDay(now).slice(0, 7)),
    claimUntil: endOfDay(now, programme.rules.payout.claimDays),
  };
  const kind: RewardChange = amountFen > 0 ? money : { state: 'points' };
  const change = { ...kind, reason: null, amountFen, points, rewardClass };
  await changeReward(session, earned.id, change);
  return { ...earned, ...change };
}

// An empty pool refuses money, never the filing: the row then says why nothing was earned.
async function fund(
  { session, now }: Moment,
  reward: Reward,
  programme: Programme,
  by: { reason: string; actor: string },
): Promise<boolean> {
  try {
    await transfer(
      session,
      {
        id: `grant:${reward.id}`,
        debit: poolAccount(programme.id, shanghaiDay(now).slice(0, 7)),
        credit: personAccount(reward.personId),
        amountFen: reward.amountFen,
        reason: `${by.reason} ${reward.caseNo}`,
        actor: by.actor,
        rewardId: reward.id,
      },
      now,
    );
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'insufficient_funds') throw error;
    return false;
  }
}
