import type { CaseReward } from '../../../contract/cases.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import type { Session } from '../../lib/db.ts';
import { rewardsOfCases } from './queries.ts';
import { decideReward } from './rules.ts';
import { findProgramme, type Reward } from './store.ts';
import { reasonWords } from './words.ts';

const STATES = {
  not_rewarded: 'none',
  owed: 'claimable',
  in_payout: 'paying',
  paid: 'paid',
  reversed: 'reversed',
} as const satisfies Record<Reward['state'], CaseReward['state']>;

/** The rewards of these cases as case screens show them; a case without one is missing from the map. */
export async function rewardOfCase(
  session: Session,
  caseIds: readonly string[],
): Promise<Map<string, CaseReward>> {
  const rewards = await rewardsOfCases(session, caseIds);
  return new Map(rewards.map((reward) => [reward.caseId, toCaseReward(reward)]));
}

const toCaseReward = (reward: Reward): CaseReward => ({
  rewardId: reward.id,
  state:
    reward.state === 'in_payout' && reward.waitsForPerson
      ? 'waiting_for_you'
      : STATES[reward.state],
  amountFen: reward.amountFen,
  why: reasonWords(reward.reason),
});

/** What filing a citizen's case of this class would book now; null when nothing. */
export async function rewardPreview(
  session: Session,
  rewardClass: string,
  now: Date,
): Promise<number | null> {
  const programme = await findProgramme(session, shanghaiDay(now));
  const decision = decideReward({ programme, rewardClass, mayBePaid: true });
  return 'amountFen' in decision ? decision.amountFen : null;
}
