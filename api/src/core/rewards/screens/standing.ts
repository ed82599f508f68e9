import type { RewardStanding } from '../../../../contract/rewards.ts';
import { isPastClaiming } from '../claim-end.ts';
import type { Reward } from '../store.ts';

/** When money of a reward moved last in either way; both come from the ledger. */
export type Moves = { returnedAt: Date | null; paidAt: Date | null };

const ENDS: Record<string, RewardStanding> = {
  claim_expired: 'expired',
  review_denied: 'denied',
};

type Facts = Pick<Reward, 'state' | 'reason' | 'heldAt' | 'waitsForPerson' | 'claimUntil'>;

const isAwaited = ({ reason }: Pick<Facts, 'reason'>) =>
  reason === 'awaits_check' || reason === 'awaits_closing';

/** One word for where a reward stands, the same on every screen and in every message. */
export function standingOf(reward: Facts, now: Date, moves?: Moves): RewardStanding {
  switch (reward.state) {
    case 'not_rewarded':
      return isAwaited(reward) ? 'awaited' : 'not_rewarded';
    case 'owed':
      if (reward.heldAt) return 'held';
      // The money goes back at night; it cannot be claimed from this moment on.
      if (isPastClaiming(reward.claimUntil, now)) return 'expired';
      return moves?.returnedAt ? 'returned' : 'claimable';
    case 'in_payout':
      return reward.waitsForPerson ? 'waiting_for_you' : 'paying';
    case 'reversed':
      return ENDS[reward.reason ?? ''] ?? 'reversed';
    default:
      return reward.state;
  }
}
