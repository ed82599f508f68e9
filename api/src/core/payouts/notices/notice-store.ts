import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import type { PayoutRow } from '../store.ts';

export const findPayoutByNumber = (
  session: Session,
  outBillNo: string,
): Promise<PayoutRow | undefined> =>
  session.first<PayoutRow>(build('payouts').where('out_bill_no', outBillNo));

/** False when this notice came before: WeChat repeats them. */
export async function insertNotice(
  session: Session,
  notice: {
    id: string;
    outBillNo: string;
    said: string;
    payoutId: string | null;
    isOurs: boolean;
    bodySealed: Buffer;
    receivedAt: Date;
  },
): Promise<boolean> {
  try {
    await session.write(
      build('pay_notices').insert({
        id: notice.id.slice(0, 64),
        out_bill_no: notice.outBillNo.slice(0, 64),
        payout_id: notice.payoutId,
        said: notice.said.slice(0, 40),
        is_ours: notice.isOurs,
        body_sealed: notice.bodySealed,
        received_at: notice.receivedAt,
      }),
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
