import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { lockPayoutRow } from '../store.ts';
import { checkFree, holdNumber, lookTwice } from './hold-number.ts';
import { numberOf, openAsk } from './show-receipt.ts';
import { type CorrectionRow, correctionsOf, insertCorrection, MAX_STEPS } from './store.ts';

type Staff = { id: string; name: string };

/** A wrong number stays where it is; the right one counts when a second person agrees. */
export const askCorrection = (
  context: Context,
  staff: Staff,
  payoutId: string,
  { receiptNo, reason }: { receiptNo: string; reason: string },
): Promise<void> =>
  inTurn(context, payoutId, async (session, first, steps) => {
    const now = context.clock.now();
    const open = openAsk(steps);
    const isSame = open?.staff_id === staff.id && open.receipt_no === receiptNo;
    if (isSame && open.reason === reason) return;
    if (open) throw refuse('correction_waits');
    const replacesNo = numberOf(first, steps);
    if (replacesNo === receiptNo) throw refuse('receipt_same');
    await checkFree(session, payoutId, receiptNo);
    if (steps.length >= MAX_STEPS) throw refuse('receipt_corrections_full');
    await insertCorrection(session, {
      ...stepBy(staff, now, payoutId, steps.length + 1),
      deed: 'asked',
      receipt_no: receiptNo,
      replaces_no: replacesNo,
      reason,
    });
    await context.events.publish(
      'agreement.wanted',
      { session, now },
      {
        on: 'receipt',
        id: payoutId,
        words: `提出把回单号 ${replacesNo} 更正为 ${receiptNo}`,
        reason,
        askedBy: staff,
      },
    );
  });

/** `seq` names what was read: nobody agrees to another number than the one on the screen. */
export const decideCorrection = (
  context: Context,
  staff: Staff,
  payoutId: string,
  { seq, agree }: { seq: number; agree: boolean },
): Promise<void> =>
  inTurn(context, payoutId, async (session, _first, steps) => {
    const ask = steps.find((step) => step.seq === seq && step.deed === 'asked');
    if (!ask) throw refuse('nothing_proposed');
    const isOwn = ask.staff_id === staff.id;
    if (agree && isOwn) throw refuse('second_person_required');
    const deed = agree ? 'agreed' : isOwn ? 'withdrawn' : 'refused';
    const past = steps.find((step) => step.seq === seq + 1);
    if (past?.staff_id === staff.id && past.deed === deed) return;
    if (past) throw refuse('adjustment_decided');
    if (agree) await holdNumber(session, payoutId, ask.receipt_no);
    await insertCorrection(session, {
      ...stepBy(staff, context.clock.now(), payoutId, seq + 1),
      deed,
      receipt_no: ask.receipt_no,
      replaces_no: ask.replaces_no,
      reason: null,
    });
  });

const stepBy = (staff: Staff, now: Date, payoutId: string, seq: number) => ({
  id: newId(now),
  payout_id: payoutId,
  seq,
  staff_id: staff.id,
  staff_name: staff.name,
  done_at: now,
});

type Deed = (session: Session, first: string, steps: CorrectionRow[]) => Promise<void>;

const inTurn = ({ db }: Context, payoutId: string, deed: Deed): Promise<void> =>
  lookTwice(() =>
    db.transaction(async (session) => {
      const row = await lockPayoutRow(session, payoutId);
      if (!row) throw refuse('payout_not_found');
      if (row.receipt_no === null) throw refuse('receipt_missing');
      await deed(session, row.receipt_no, await correctionsOf(session, payoutId));
    }),
  );
