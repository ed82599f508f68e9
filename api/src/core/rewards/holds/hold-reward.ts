import type { Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { takeBack } from '../booking/reverse-reward.ts';
import { extended, isPastClaiming } from '../claim-end.ts';
import { changeReward, lockReward, type Reward } from '../store.ts';
import { askDenial, endHold, type HoldRow, insertHold, lockOpenHold } from './store.ts';

type Staff = { id: string; name: string };

/**
 * People look at this reward before it is paid: it stays in its owner's account and cannot be claimed. Only what
 * is still to be claimed can be held; answers whether it is held by this call.
 */
export async function holdReward(
  session: Session,
  now: Date,
  order: { rewardId: string; codes: readonly string[]; score: number; why: string },
): Promise<boolean> {
  const reward = await lockReward(session, order.rewardId);
  if (reward?.state !== 'owed' || reward.heldAt !== null) return false;
  if (isPastClaiming(reward.claimUntil, now)) return false;
  await insertHold(session, now, order);
  await changeReward(session, reward.id, { heldAt: now });
  return true;
}

/** One finance person lets it go; the time it was held is added to the time it may be claimed, up to a day's end. */
export async function releaseHold(
  session: Session,
  now: Date,
  order: { rewardId: string; staff: Staff; note: string },
): Promise<Reward> {
  const { reward, hold } = await lockHeld(session, order.rewardId);
  const decision = { by: order.staff.id, name: order.staff.name, note: order.note };
  await endHold(session, now, hold.id, 'released', decision);
  const heldMs = now.getTime() - hold.held_at.getTime();
  const claimUntil = reward.claimUntil && extended(reward.claimUntil, heldMs);
  await changeReward(session, reward.id, { heldAt: null, claimUntil });
  return { ...reward, heldAt: null, claimUntil };
}

/** Two different finance people refuse it: the first one's call asks, the second one's takes the money back. */
export async function denyHeld(
  session: Session,
  now: Date,
  order: { rewardId: string; staff: Staff; reason: string },
): Promise<{ state: 'asked' | 'denied'; reward: Reward }> {
  const { reward, hold } = await lockHeld(session, order.rewardId);
  if (hold.deny_asked_by === null) {
    await askDenial(session, now, hold, order.staff, order.reason);
    return { state: 'asked', reward };
  }
  if (hold.deny_asked_by === order.staff.id) throw refuse('second_person_required');
  const reason = hold.deny_reason ?? order.reason;
  const decision = { by: order.staff.id, name: order.staff.name, note: order.reason };
  await endHold(session, now, hold.id, 'denied', decision);
  await changeReward(session, reward.id, { heldAt: null, note: reason });
  const free = { ...reward, heldAt: null, note: reason };
  await takeBack(session, now, free, 'deny', order.staff.id, 'review_denied');
  return { state: 'denied', reward: free };
}

// Always in this order: reward, hold, ledger accounts.
async function lockHeld(session: Session, rewardId: string) {
  const reward = await lockReward(session, rewardId);
  if (!reward) throw refuse('not_found');
  const hold: HoldRow | undefined = await lockOpenHold(session, rewardId);
  if (!hold) throw refuse('reward_not_held');
  return { reward, hold };
}
