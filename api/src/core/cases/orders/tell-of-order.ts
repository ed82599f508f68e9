import type { Context } from '../../../context.ts';
import type { Moment } from '../../../lib/events.ts';
import type { ActDoer, ActOrder } from '../act-on-case.ts';
import type { CaseRow } from '../store.ts';
import type { CoOrderRow } from './store.ts';

/** The helping unit hears that it was asked, and who asked hears the answer. `orders`: as before the step. */
export async function tellOfOrder(
  { events }: Context,
  moment: Moment,
  row: CaseRow,
  { action, unitId = '', note = '', workDays = 1 }: ActOrder,
  { orders, doer }: { orders: readonly CoOrderRow[]; doer: ActDoer },
): Promise<void> {
  const about = { caseId: row.id, caseNo: row.case_no, note };
  if (action === 'ask_co_unit')
    await events.publish('co_order.asked', moment, { ...about, unitId, workDays });
  if (action !== 'answer_co_order' && action !== 'return_co_order') return;
  const mine = orders.find((order) => order.open_unit_id === doer.unitId);
  if (!mine) return;
  await events.publish('co_order.answered', moment, {
    ...about,
    unitId: mine.unit_id,
    askedBy: mine.asked_by,
    isDone: action === 'answer_co_order',
  });
}
