import type { StuckDecision } from '../../../../contract/payouts.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { build, type Session } from '../../../lib/db.ts';

export type DecisionRow = {
  id: string;
  kind: StuckDecision;
  is_second: number;
  staff_id: string;
  staff_name: string;
  reason: string;
  decided_at: Date;
};

export const decisionsOf = (session: Session, payoutId: string): Promise<DecisionRow[]> =>
  session.rows<DecisionRow>(
    build('payout_decisions').where('payout_id', payoutId).orderBy('id').limit(100),
  );

export async function insertDecision(
  session: Session,
  payoutId: string,
  decision: Omit<DecisionRow, 'is_second'> & { is_second: boolean },
): Promise<void> {
  await session.write(build('payout_decisions').insert({ ...decision, payout_id: payoutId }));
}

/** The bills of the day of the last send and of the day after are in, and neither names this number. */
export async function isAbsentFromBills(
  session: Session,
  outBillNo: string,
  lastSentAt: Date,
): Promise<boolean> {
  const day = shanghaiDay(lastSentAt);
  const read = await session.rows<{ day: string }>(
    build('reconciliation_days')
      .select('day')
      .whereIn('day', [day, nextDay(day)])
      .whereIn('state', ['agreed', 'different']),
  );
  const line = await session.first(
    build('bill_lines').select('flow_no').where('out_bill_no', outBillNo).limit(1),
  );
  return read.length === 2 && line === undefined;
}
