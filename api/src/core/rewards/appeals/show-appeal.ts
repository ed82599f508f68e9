import type { MyAppeal, RewardAppeal } from '../../../../contract/reward-reviews.ts';
import type { Session } from '../../../lib/db.ts';
import { rewardsById } from '../queries.ts';
import { reasonForStaff } from '../screens/words.ts';
import { type AppealRow, refusalsOfRewards } from './store.ts';

export const toMyAppeal = (row: AppealRow): MyAppeal => ({
  state: row.state,
  words: row.words,
  askedAt: row.asked_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  answer: row.answer,
  answeredAt: row.decided_at?.toISOString() ?? null,
});

export async function showAppeals(
  session: Session,
  staffId: string,
  rows: readonly AppealRow[],
): Promise<RewardAppeal[]> {
  const ids = rows.map((row) => row.reward_id);
  const rewards = await rewardsById(session, ids);
  const refusals = await refusalsOfRewards(session, ids);
  return rows.map((row) => {
    const reward = rewards.get(row.reward_id)!;
    const refusal = refusals.get(row.reward_id);
    const tookPart = refusal?.deny_asked_by === staffId || refusal?.decided_by === staffId;
    return {
      ...toMyAppeal(row),
      id: row.id,
      rewardId: row.reward_id,
      caseNo: reward.caseNo,
      personAlias: reward.personAlias,
      against: reasonForStaff(row.about) ?? '',
      decidedBy: row.decided_name,
      mayDecide: row.state === 'open' && !tookPart,
    };
  });
}
