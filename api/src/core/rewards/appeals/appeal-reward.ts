import { APPEAL_DAYS, APPEAL_WORK_DAYS } from '../../../../contract/reward-reviews.ts';
import type { Context } from '../../../context.ts';
import { addLimit } from '../../../lib/calendar.ts';
import type { Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { readCity } from '../../city/index.ts';
import { findReward } from '../queries.ts';
import { lockReward, type Reward } from '../store.ts';
import { insertAppeal, refusalsOfRewards } from './store.ts';

const APPEAL_MS = APPEAL_DAYS * 86_400_000;
/** Nothing was refused yet: the case has not come so far. */
const UNDECIDED = ['awaits_check', 'awaits_closing'];

/** Until when something may be said against this; null when nothing was refused. */
export function appealEnd(reward: Reward, refusedAt: Date | undefined): Date | null {
  // Nothing comes of a case that is void.
  if (reward.voidReason !== null) return null;
  if (reward.state === 'reversed' && reward.reason === 'review_denied' && refusedAt)
    return new Date(refusedAt.getTime() + APPEAL_MS);
  if (reward.state === 'not_rewarded' && !UNDECIDED.includes(reward.reason ?? ''))
    return new Date(reward.bookedAt.getTime() + APPEAL_MS);
  return null;
}

/** The same for one reward, whoever asks. */
export async function appealEndOf(session: Session, reward: Reward): Promise<Date | null> {
  const refusals = await refusalsOfRewards(session, [reward.id]);
  return appealEnd(reward, refusals.get(reward.id)?.decided_at);
}

/** The owner says once, within fifteen days, why a decision is wrong; it is answered within five working days. */
export async function appealReward(
  context: Context,
  personId: string,
  order: { rewardId: string; words: string },
): Promise<Reward> {
  const now = context.clock.now();
  const { calendar } = await readCity(context.db);
  const dueAt = addLimit(now, { value: APPEAL_WORK_DAYS, unit: 'work_day' }, calendar);
  await context.db.transaction(async (session) => {
    const reward = await lockReward(session, order.rewardId);
    if (reward?.personId !== personId) throw refuse('not_found');
    const end = await appealEndOf(session, reward);
    if (end === null || now >= end) throw refuse('appeal_not_possible');
    const isFirst = await insertAppeal(session, {
      id: newId(now),
      reward_id: reward.id,
      person_id: personId,
      words: order.words,
      about: reward.reason ?? '',
      asked_at: now,
      due_at: dueAt,
    });
    if (!isFirst) throw refuse('already_appealed');
  });
  return (await findReward(context.db, order.rewardId))!;
}
