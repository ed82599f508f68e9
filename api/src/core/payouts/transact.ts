import type { Context } from '../../context.ts';
import type { Session } from '../../lib/db.ts';
import type { Moment } from '../../lib/events.ts';
import { Refusal, refuse } from '../../lib/refusal.ts';
import { findCitizen } from '../accounts/index.ts';
import {
  isPastClaiming,
  lockForPayout,
  lockReward,
  noteWaiting,
  pastClaimWords,
  type Reward,
  returnPayout,
  settlePayout,
  standingOf,
} from '../rewards/index.ts';
import { raiseAlarm } from './desk/raise-alarm.ts';
import { confirmEnd, returnReason } from './desk/words.ts';
import { countApprovals, insertSend } from './log-store.ts';
import { isFinal } from './protocol/index.ts';
import type { Change, Decide, DecideClaim, Payout } from './protocol/types.ts';
import { requestText } from './request-text.ts';
import {
  findPayoutRow,
  fixRequest,
  insertPayout,
  lockPayoutRow,
  lockPayoutsOfReward,
  type PayoutRow,
  rewardIdOf,
  toPayout,
  updatePayout,
} from './store.ts';
import { isRunning } from './switch/index.ts';

// Locks are always taken in this order: reward, payout, ledger accounts by id, switch.

/** One claim in one transaction; answers with the payout that now stands for it. */
export function transactClaim(
  context: Context,
  rewardId: string,
  claimId: string,
  decide: DecideClaim,
): Promise<Payout | null> {
  const now = context.clock.now();
  return context.db.transaction(async (session) => {
    const reward = await lockReward(session, rewardId);
    if (!reward) throw refuse('reward_not_claimable');
    const past = await lockPayoutsOfReward(session, rewardId);
    const mine = await findPayoutRow(session, claimId);
    // A claim that was made before stays what it is; only new money waits.
    if (reward.heldAt !== null && !mine) throw refuse('reward_held');
    const read = (row: PayoutRow) => toPayout(row, context.seal);
    const change = decide({
      now: now.getTime(),
      isRunning: await isRunning(session),
      limitFen: context.config.payouts.twoPersonOverFen,
      reward: await claimFacts(context, session, reward, now),
      past: past.map(read),
      mine: mine && read(mine),
    });
    // The person hears until when it was possible.
    if (change.refuse === 'reward_not_claimable' && standingOf(reward, now) === 'expired')
      throw new Refusal('claim_too_late', [], pastClaimWords(reward));
    if (change.refuse) throw refuse(change.refuse);
    if (change.existing) return change.existing;
    if (!change.insert) return null;
    await insertPayout(session, context.seal, change.insert, now);
    await lockForPayout(session, now, reward, { id: claimId, actor: reward.personId });
    if (change.insert.needsTwo) await wantApprovals(context, { session, now }, reward, claimId);
    return change.insert;
  });
}

const wantApprovals = (context: Context, moment: Moment, reward: Reward, id: string) =>
  context.events.publish('agreement.wanted', moment, {
    on: 'payout',
    id,
    words: `案件 ${reward.caseNo} 的奖励超过限额，已申请领取，须两人审批后才发放`,
    amountFen: reward.amountFen,
    askedBy: null,
  });

async function claimFacts(context: Context, session: Session, reward: Reward, now: Date) {
  const citizen = await findCitizen(session, context.seal, reward.personId);
  const openid = citizen?.openid();
  const isInTime = !isPastClaiming(reward.claimUntil, now);
  return {
    id: reward.id,
    personId: reward.personId,
    amountFen: reward.amountFen,
    openid: openid ?? '',
    claimable: reward.claimable && reward.voidReason === null && isInTime && Boolean(openid),
  };
}

/** Locks the payout, lets the pure function decide, writes what it says. Null when it was refused. */
export function transactPayout(
  context: Context,
  payoutId: string,
  decide: Decide,
): Promise<Payout | null> {
  return context.db.transaction((session) =>
    changePayout(context, session, null, payoutId, decide),
  );
}

/** The same inside a transaction that is already open. */
export async function changePayout(
  context: Context,
  session: Session,
  /** The moment of the transaction that is open; null for the moment at which the locks are held. */
  moment: Date | null,
  payoutId: string,
  decide: Decide,
): Promise<Payout | null> {
  const rewardId = await rewardIdOf(session, payoutId);
  const reward = rewardId && (await lockReward(session, rewardId));
  const row = await lockPayoutRow(session, payoutId);
  if (!reward || !row) throw refuse('payout_not_found');
  // After the locks: a hint that came first is already due, however close behind it we are.
  const now = moment ?? context.clock.now();
  const before = toPayout(row, context.seal);
  const change = decide(before, {
    now: now.getTime(),
    isRunning: await isRunning(session),
    approvals: before.needsTwo ? await countApprovals(session, payoutId, row.facts_sha256) : 0,
  });
  if (change.refuse) return null;
  return apply(context, session, now, { row, before, reward }, change);
}

async function apply(
  context: Context,
  session: Session,
  now: Date,
  { row, before, reward }: { row: PayoutRow; before: Payout; reward: Reward },
  change: Change,
): Promise<Payout> {
  const after: Payout = change.patch
    ? { ...before, ...change.patch, version: before.version + 1 }
    : before;
  if (change.patch) await updatePayout(session, before, after, isFinal(after) ? now : null);
  if (change.send) await recordSend(context, session, now, row, after, reward);
  if (change.money) await moveMoney(context, session, now, after, reward, change.money);
  else if (before.state !== after.state || before.cancelWanted !== after.cancelWanted)
    await noteWaiting(session, reward.id, confirmEnd(after));
  if (change.alarm) await raiseAlarm(context, session, now, after, change.alarm);
  return after;
}

async function recordSend(
  context: Context,
  session: Session,
  now: Date,
  row: PayoutRow,
  payout: Payout,
  reward: Reward,
): Promise<void> {
  const hash =
    row.request_sha256 ??
    (await fixRequest(
      session,
      context.seal,
      payout.id,
      requestText(context.config, payout, reward),
    ));
  await insertSend(session, now, payout.outBillNo!, hash);
}

async function moveMoney(
  context: Context,
  session: Session,
  now: Date,
  payout: Payout,
  reward: Reward,
  kind: 'lock' | 'settle' | 'return',
): Promise<void> {
  const by = { id: payout.id, actor: 'system' };
  if (kind === 'settle') await settlePayout(session, now, reward, by);
  else await returnPayout(session, now, reward, { ...by, reason: returnReason(payout) });
  await context.events.publish(
    'payout.ended',
    { session, now },
    {
      payoutId: payout.id,
      rewardId: reward.id,
      personId: payout.personId,
      amountFen: payout.amountFen,
      isPaid: kind === 'settle',
    },
  );
}
