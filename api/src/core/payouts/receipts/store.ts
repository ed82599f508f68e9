import type { ReceiptDeed } from '../../../../contract/receipts.ts';
import { build, type Session } from '../../../lib/db.ts';

/** One step after the first number was written down; an answer follows right behind what it answers. */
export type CorrectionRow = {
  id: string;
  payout_id: string;
  seq: number;
  deed: Exclude<ReceiptDeed, 'recorded'>;
  receipt_no: string;
  replaces_no: string;
  reason: string | null;
  staff_id: string;
  staff_name: string;
  done_at: Date;
};

/** So many that a number could be corrected some twenty times. */
export const MAX_STEPS = 40;

export const correctionsOf = (session: Session, payoutId: string): Promise<CorrectionRow[]> =>
  session.rows<CorrectionRow>(
    build('receipt_corrections')
      .where('payout_id', payoutId)
      .orderBy('seq')
      .limit(MAX_STEPS + 1),
  );

/** The place in the payout's row of steps is unique: of two at once, on whatever node, one fails. */
export async function insertCorrection(session: Session, row: CorrectionRow): Promise<void> {
  await session.write(build('receipt_corrections').insert(row));
}

/** The numbers that count now, of those payouts whose number was corrected. */
export async function correctedNumbers(
  session: Session,
  payoutIds: readonly string[],
): Promise<Map<string, string>> {
  if (payoutIds.length === 0) return new Map();
  const rows = await session.rows<CorrectionRow>(
    build('receipt_corrections')
      .select('payout_id', 'receipt_no')
      .whereIn('payout_id', [...payoutIds])
      .where('deed', 'agreed')
      .orderBy(['payout_id', 'seq']),
  );
  return new Map(rows.map((row) => [row.payout_id, row.receipt_no]));
}
