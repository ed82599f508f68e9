import type { CaseReward } from '../../../../contract/cases.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import type { Session } from '../../../lib/db.ts';
import { programmesOn } from '../programmes/store.ts';
import { movesOfRewards, rewardsOfReports } from '../queries.ts';
import { endOfClaim } from './show-rewards.ts';
import { standingOf } from './standing.ts';
import { explainReward, reasonCode } from './words.ts';

/** The rewards of these cases as case screens show them; a case without one is missing from the map. */
export async function rewardOfCase(
  session: Session,
  now: Date,
  caseIds: readonly string[],
): Promise<Map<string, CaseReward>> {
  const rewards = await rewardsOfReports(session, caseIds);
  const movesOf = await movesOfRewards(session, rewards);
  return new Map(
    rewards.map((reward) => {
      const moves = movesOf(reward);
      const shown: CaseReward = {
        rewardId: reward.id,
        state: standingOf(reward, now, moves),
        amountFen: reward.amountFen,
        points: reward.points,
        reason: reasonCode(reward.reason),
        why: explainReward(reward, now, moves),
        claimUntil: endOfClaim(reward, now),
        paidAt: moves.paidAt?.toISOString() ?? null,
      };
      return [reward.ownCaseId ?? reward.caseId, shown];
    }),
  );
}

/** What filing a citizen's case of this class would book now at the most; null when nothing. */
export async function rewardPreview(
  session: Session,
  rewardClass: string,
  now: Date,
  reporter = { mayBePaid: true },
): Promise<number | null> {
  const [programme] = await programmesOn(session, shanghaiDay(now));
  const prize = programme?.rules.classes[rewardClass as 'A'];
  if (!prize || prize.kind === 'points') return null;
  if (programme.rules.eligible.needsConsent && !reporter.mayBePaid) return null;
  return (prize.kind === 'fixed' ? prize.amountFen : prize.toFen) || null;
}
