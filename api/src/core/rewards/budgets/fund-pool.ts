import type { Context } from '../../../context.ts';
import { FUNDING, poolAccount, transfer } from '../ledger.ts';

/** Finance puts money into the pool of one programme and Shanghai month; the same order funds once. */
export async function fundPool(
  context: Pick<Context, 'db' | 'clock'>,
  order: {
    programmeId: string;
    /** YYYY-MM */
    month: string;
    amountFen: number;
    orderId: string;
    actor: string;
  },
): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction((session) =>
    transfer(
      session,
      {
        id: `fund:${order.orderId}`,
        debit: FUNDING,
        credit: poolAccount(order.programmeId, order.month),
        amountFen: order.amountFen,
        reason: '拨入奖励资金',
        actor: order.actor,
      },
      now,
    ),
  );
}
