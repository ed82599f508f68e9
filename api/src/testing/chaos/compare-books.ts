import { checkLedger, reconcileDay } from '../../core/payouts/index.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import { build, type Session } from '../../lib/db.ts';
import type { Stage } from './stage.ts';

/** Both sides' figures, and everything that must not be: all lists are empty when all is well. */
export type Books = {
  payouts: number;
  bills: number;
  paidFen: number;
  paidByWechatFen: number;
  billDay: { state: string; ourSumFen: number; billSumFen: number };
  failedChecks: string[];
  stillOpen: number;
  /** Rewards that WeChat paid more than once, or holds two living bills of. */
  twice: string[];
  /** Bills at WeChat that no payout knows, and payouts that think otherwise of their bill. */
  disagreeing: string[];
  breaches: unknown[];
};

const OVER = ['FAIL', 'CANCELLED'];
const DAY_MS = 24 * 3600_000;

export async function countOpen(session: Session): Promise<number> {
  const row = await session.first<{ open: number }>(
    build('payouts').whereNotIn('state', ['settled', 'returned']).count({ open: '*' }),
  );
  return row?.open ?? -1;
}

type Scene = Pick<Stage, 'context' | 'sandbox'>;

export async function compareBooks(stage: Scene): Promise<Books> {
  const { context, sandbox } = stage;
  const today = shanghaiDay(sandbox.control.now());
  const bills = sandbox.control.bills();
  const rows = await context.db.rows<{
    reward_id: string;
    out_bill_no: string | null;
    state: string;
    amount_fen: number;
  }>(build('payouts').select('reward_id', 'out_bill_no', 'state', 'amount_fen'));
  const paid = bills.filter((bill) => bill.state === 'SUCCESS');
  const ours = new Map(rows.map((row) => [row.out_bill_no, row.state]));
  const living = bills.filter((bill) => !OVER.includes(bill.state));
  const rewardOf = (outBillNo: string) => outBillNo.slice(0, 26);
  const sum = (amounts: number[]) => amounts.reduce((total, fen) => total + fen, 0);
  return {
    payouts: rows.length,
    bills: bills.length,
    paidFen: sum(rows.filter((row) => row.state === 'settled').map((row) => row.amount_fen)),
    paidByWechatFen: sum(paid.map((bill) => bill.amountFen)),
    twice: repeated(living.map((bill) => rewardOf(bill.outBillNo))),
    disagreeing: bills
      .filter(
        (bill) => ours.get(bill.outBillNo) !== (OVER.includes(bill.state) ? 'returned' : 'settled'),
      )
      .map((bill) => `${bill.outBillNo}: ${bill.state}, ours ${ours.get(bill.outBillNo)}`),
    stillOpen: await countOpen(context.db),
    failedChecks: await checkLedger(context.db),
    breaches: sandbox.control.breaches(),
    billDay: await reconcile(stage, today),
  };
}

/** Tomorrow morning, against WeChat's own file. */
async function reconcile({ context, sandbox }: Scene, today: string) {
  sandbox.control.forward(DAY_MS);
  const tomorrow = { now: () => new Date(sandbox.control.now().getTime()) };
  const day = await reconcileDay({ ...context, clock: tomorrow }, today);
  return { state: day.state, ourSumFen: day.ourSumFen, billSumFen: day.billSumFen };
}

const repeated = (all: string[]) => all.filter((one, at) => all.indexOf(one) !== at);
