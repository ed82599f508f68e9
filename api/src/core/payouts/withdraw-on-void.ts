import type { Context } from '../../context.ts';
import type { DomainEvents } from '../../domain-events.ts';
import type { Moment } from '../../lib/events.ts';
import { lockRewardsOfCase } from '../rewards/index.ts';
import { decideWithdraw } from './protocol/index.ts';
import { livePayoutIds } from './queries.ts';
import { changePayout } from './transact.ts';

/** Runs after rewards have noted the void, so that money which comes back here goes on to the pool. */
export async function withdrawOnVoid(
  context: Context,
  { session, now }: Moment,
  voided: DomainEvents['case.voided'],
): Promise<void> {
  const rewards = await lockRewardsOfCase(session, voided.caseId);
  const ids = await livePayoutIds(
    session,
    rewards.map((reward) => reward.id),
  );
  for (const id of ids) await changePayout(context, session, now, id, decideWithdraw);
}
