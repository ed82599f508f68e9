import type { Session } from '../../../lib/db.ts';
import { changeReward, type Reward } from '../store.ts';
import { endHold, lockOpenHold } from './store.ts';

/** A held reward that is settled another way (its case was voided, its payout came back) has nothing to look at. */
export async function lapseHold(session: Session, now: Date, reward: Reward): Promise<void> {
  if (reward.heldAt === null) return;
  const hold = await lockOpenHold(session, reward.id);
  if (hold) await endHold(session, now, hold.id, 'lapsed', null);
  await changeReward(session, reward.id, { heldAt: null });
}
