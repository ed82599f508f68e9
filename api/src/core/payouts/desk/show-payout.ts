import type {
  MyPayout,
  PayoutRow as PayoutItem,
  PayoutStory,
} from '../../../../contract/payouts.ts';
import type { Context } from '../../../context.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import { findReward, type Reward, transfersById } from '../../rewards/index.ts';
import { type ApprovalRow, approvalsOf, exchangesOf } from '../queries.ts';
import { correctionsOf, showReceipt } from '../receipts/index.ts';
import { findPayoutRow, type PayoutRow, toPayout } from '../store.ts';
import { decisionsOf } from '../stuck/index.ts';
import { confirmEnd, explainPayout, mayConfirm } from './words.ts';

/** A payout as its payee sees it; somebody else's does not exist. */
export async function showMyPayout(
  context: Context,
  personId: string,
  payoutId: string,
): Promise<MyPayout> {
  const row = await findPayoutRow(context.db, payoutId);
  if (row?.person_id !== personId) throw refuse('payout_not_found');
  const payout = toPayout(row, context.seal);
  const now = context.clock.now();
  const { mchid, appid } = context.config.wechatPay;
  return {
    id: payout.id,
    rewardId: payout.rewardId,
    amountFen: payout.amountFen,
    state: payout.state,
    explanation: explainPayout(payout, now),
    confirmation: mayConfirm(payout, now)
      ? { mchId: mchid, appId: appid, package: payout.packageInfo! }
      : null,
    confirmUntil: confirmEnd(payout)?.toISOString() ?? null,
    claimedAt: row.claimed_at.toISOString(),
  };
}

export async function showStory(
  context: Context,
  staff: StaffActor,
  payoutId: string,
): Promise<PayoutStory> {
  const { db } = context;
  const row = await findPayoutRow(db, payoutId);
  const reward = row && (await findReward(db, row.reward_id));
  if (!row || !reward) throw refuse('payout_not_found');
  const approvals = await approvalsOf(db, payoutId);
  const exchanges = await exchangesOf(db, payoutId);
  const approveBlock = whyNotApprove(staff, row, approvals);
  return {
    payout: toItem(
      row,
      reward,
      approvals.some((one) => one.staff_id === staff.id),
    ),
    mayApprove: approveBlock === null && row.state === 'requested',
    approveBlock,
    approvals: approvals.map((one) => ({
      staffName: one.staff_name,
      at: one.approved_at.toISOString(),
    })),
    decisions: (await decisionsOf(db, payoutId)).map((one) => ({
      ...{ kind: one.kind, reason: one.reason, staffName: one.staff_name },
      ...{ isSecond: one.is_second === 1, at: one.decided_at.toISOString() },
    })),
    exchanges: exchanges.map((one) => ({ ...one, at: one.at.toISOString() })),
    receipt: showReceipt(row, await correctionsOf(db, payoutId), staff),
    mayRecordReceipt:
      row.state === 'settled' && row.receipt_no === null && staff.roles.includes('finance'),
    transfers: await transfersById(
      db,
      ['lock', 'settle', 'return'].map((kind) => `${kind}:${payoutId}`),
    ),
  };
}

// Null when nothing is in the way, and also when there is nothing to approve.
function whyNotApprove(staff: StaffActor, row: PayoutRow, approvals: ApprovalRow[]): string | null {
  if (row.state !== 'requested') return null;
  if (!staff.roles.includes('finance')) return '只有财务人员可以审批';
  if (approvals.some((one) => one.staff_id === staff.id)) return '您已审批过，还需另一人审批';
  return null;
}

export const toItem = (row: PayoutRow, reward: Reward, isApprovedByMe: boolean): PayoutItem => ({
  id: row.id,
  rewardId: row.reward_id,
  caseNo: reward.caseNo,
  personAlias: reward.personAlias,
  amountFen: row.amount_fen,
  attempt: row.attempt,
  outBillNo: row.out_bill_no,
  state: row.state,
  why: row.why,
  claimedAt: row.claimed_at.toISOString(),
  lastSentAt: row.last_sent_at?.toISOString() ?? null,
  settledAt: row.state === 'settled' ? (row.ended_at?.toISOString() ?? null) : null,
  isCancelWanted: row.cancel_wanted === 1,
  isApprovedByMe,
});
