import type { Context } from '../../../context.ts';
import { build } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { lockPayoutRow } from '../store.ts';
import { holdNumber, lookTwice } from './hold-number.ts';

/** The number of the electronic receipt that finance filed for a payout that arrived; once. */
export const recordReceipt = (
  { db, clock }: Context,
  staff: { name: string },
  payoutId: string,
  receiptNo: string,
): Promise<void> =>
  lookTwice(() =>
    db.transaction(async (session) => {
      const row = await lockPayoutRow(session, payoutId);
      if (!row) throw refuse('payout_not_found');
      if (row.state !== 'settled') throw refuse('payout_not_settled');
      if (row.receipt_no !== null && row.receipt_no !== receiptNo) throw refuse('receipt_recorded');
      if (row.receipt_no !== null) return;
      await holdNumber(session, payoutId, receiptNo);
      await session.write(
        build('payouts')
          .where('id', payoutId)
          .update({ receipt_no: receiptNo, receipt_by: staff.name, receipt_at: clock.now() }),
      );
    }),
  );
