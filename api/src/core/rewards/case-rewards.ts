import type { CaseReward } from '../../../contract/cases.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import type { Session } from '../../lib/db.ts';
import { programmesOn } from './programmes/store.ts';
import { rewardsOfCases } from './queries.ts';
import type { Reward } from './store.ts';
import { reasonWords } from './words.ts';

const STATES = {
  not_rewarded: 'none',
  owed: 'claimable',
  in_payout: 'paying',
  paid: 'paid',
  reversed: 'reversed',
  points: 'none',
} as const satisfies Record<Reward['state'], CaseReward['state']>;

/** The rewards of these cases as case screens show them; a case without one is missing from the map. */
export async function rewardOfCase(
  session: Session,
  caseIds: readonly string[],
): Promise<Map<string, CaseReward>> {
  const rewards = await rewardsOfCases(session, caseIds);
  const own = rewards.filter(({ kind }) => kind === 'case');
  return new Map(own.map((reward) => [reward.caseId, toCaseReward(reward)]));
}

const toCaseReward = (reward: Reward): CaseReward => ({
  rewardId: reward.id,
  state: stateOf(reward),
  amountFen: reward.amountFen,
  why: whyOf(reward),
});

function whyOf(reward: Reward): string | null {
  if (reward.heldAt !== null) return '审核中，通过后即可领取';
  return reward.state === 'points' ? `已记 ${reward.points} 积分` : reasonWords(reward.reason);
}

function stateOf(reward: Reward): CaseReward['state'] {
  // Decided for the city, not yet for the person: nothing to press.
  if (reward.heldAt !== null) return 'none';
  if (reward.state === 'in_payout' && reward.waitsForPerson) return 'waiting_for_you';
  return STATES[reward.state];
}

/** What filing a citizen's case of this class would book now at the least, caps aside; null when nothing. */
export async function rewardPreview(
  session: Session,
  rewardClass: string,
  now: Date,
): Promise<number | null> {
  const [programme] = await programmesOn(session, shanghaiDay(now));
  const prize = programme?.rules.classes[rewardClass as 'A'];
  if (!prize || prize.kind === 'points') return null;
  return (prize.kind === 'fixed' ? prize.amountFen : prize.fromFen) || null;
}
