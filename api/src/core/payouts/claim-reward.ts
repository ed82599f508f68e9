import type { Context } from '../../context.ts';
import { refuse } from '../../lib/refusal.ts';
import { findCitizen } from '../accounts/index.ts';
import { findReward } from '../rewards/index.ts';
import { drive } from './drive.ts';
import { claim, send } from './protocol.ts';
import type { Payout } from './protocol-types.ts';
import { findPayoutRow } from './store.ts';

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
  if (!(await mayBePaid(context, personId, id))) throw refuse('consent_required');
  const payout = await drive(context, claim(rewardId, id));
  if (!payout) throw refuse('reward_not_claimable');
  if (payout.state === 'approved') await sendNow(context, payout);
  return payout.id;
}

// Consent withdrawn later stops new claims, not the answer to a claim that was made.
async function mayBePaid(context: Context, personId: string, claimId: string): Promise<boolean> {
  const citizen = await findCitizen(context.db, context.seal, personId);
  if (citizen?.mayBePaid) return true;
  return (await findPayoutRow(context.db, claimId))?.person_id === personId;
}

async function sendNow(context: Context, payout: Payout): Promise<void> {
  try {
    await drive(context, send(payout.id));
  } catch (error) {
    context.log.warn({ payout: payout.id, err: error }, 'not sent at once');
  }
}
