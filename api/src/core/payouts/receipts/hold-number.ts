import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import { Refusal } from '../../../lib/refusal.ts';
import { findReward } from '../../rewards/index.ts';

/** A receipt is for one payout only: whoever has its number already is named. */
export async function checkFree(
  session: Session,
  payoutId: string,
  receiptNo: string,
): Promise<void> {
  const other = await session.first<{ reward_id: string }>(
    build('payouts').select('reward_id').where('receipt_now', receiptNo).whereNot('id', payoutId),
  );
  if (!other) return;
  const reward = await findReward(session, other.reward_id);
  const message = `登记在案件 ${reward?.caseNo ?? '（无编号）'}、收款人 ${reward?.personAlias ?? '—'} 的付款上`;
  throw new Refusal('receipt_taken', [{ path: 'receiptNo', message }]);
}

/** From now on this number counts for this payout; the column is unique, so of two at once one fails. */
export async function holdNumber(
  session: Session,
  payoutId: string,
  receiptNo: string,
): Promise<void> {
  await checkFree(session, payoutId, receiptNo);
  await session.write(build('payouts').where('id', payoutId).update({ receipt_now: receiptNo }));
}

/** Somebody was faster, maybe on another node of the cluster: the second look sees what was done. */
export async function lookTwice(once: () => Promise<void>): Promise<void> {
  try {
    await once();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await once();
  }
}
