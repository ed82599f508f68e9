import type { Context } from '../../context.ts';
import { refuse } from '../../lib/refusal.ts';
import { findCitizen } from '../accounts/index.ts';
import { findReward } from '../rewards/index.ts';
import { drive } from './drive.ts';
import { claim } from './protocol/index.ts';
import { findPayoutRow } from './store.ts';
import { sendNow } from './worker/index.ts';

/**
 * The person takes a reward; the same claim id is the same claim. Sending follows at once in the same request,
 * so that the first answer usually carries WeChat's confirm page; should it fail, the worker goes on from the row.
 */
export async function claimReward(
  context: Context,
  personId: string,
  { id, rewardId }: { id: string; rewardId: string },
): Promise<string> {
  const reward = await findReward(context.db, rewardId);
  if (reward?.personId !== personId) throw refuse('reward_not_claimable');
  if (!(await mayBePaid(context, personId, id))) throw refuse('payment_consent_required');
  const payout = await drive(context, claim(rewardId, id));
  if (!payout) throw refuse('reward_not_claimable');
  if (payout.state === 'approved') await sendNow(context, payout.id);
  return payout.id;
}

// Consent withdrawn later stops new claims, not the answer to a claim that was made.
async function mayBePaid(context: Context, personId: string, claimId: string): Promise<boolean> {
  const citizen = await findCitizen(context.db, context.seal, personId);
  if (citizen?.mayBePaid) return true;
  return (await findPayoutRow(context.db, claimId))?.person_id === personId;
}
