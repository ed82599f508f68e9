import type { CaseAction, CaseState } from '../../../contract/case-words.ts';
import type { Context } from '../../context.ts';
import type { Moment } from '../../lib/events.ts';
import { countForCitizen } from '../accounts/index.ts';
import { cityAtHand } from '../city/index.ts';
import type { ActDoer, ActOrder } from './act-on-case.ts';
import { filedFacts } from './reports/filed-facts.ts';
import type { CaseRow } from './store.ts';

/** Publishes what the rest of the house has to know, in the transaction of the step. */
export async function tellOthers(
  context: Context,
  moment: Moment,
  row: CaseRow,
  step: { action: CaseAction; to: CaseState },
  order: ActOrder,
  doer: ActDoer,
): Promise<void> {
  const isFiling = step.action === 'register' || step.action === 'accept_and_register';
  if (isFiling) {
    const { picks, standards } = await cityAtHand(context.db);
    const pick = picks.find((one) => one.id === row.pick_id);
    if (!pick) throw new Error(`case ${row.id} has an unknown pick`);
    if (row.citizen_id) await countForCitizen(moment.session, row.citizen_id, 'filed_count');
    await context.events.publish('case.filed', moment, {
      caseId: row.id,
      caseNo: row.case_no,
      citizenId: row.citizen_id,
      pick: { id: pick.id, label: pick.label, rewardClass: pick.rewardClass },
      ...(row.citizen_id && (await filedFacts(moment, row, order, standards))),
    });
  }
  if (step.action === 'void_filed')
    await context.events.publish('case.voided', moment, {
      caseId: row.id,
      reason: order.reason ?? '',
      staffId: doer.id,
    });
  await context.events.publish('case.moved', moment, {
    caseId: row.id,
    caseNo: row.case_no,
    citizenId: row.citizen_id,
    action: step.action,
    from: row.state,
    to: step.to,
    note: order.note ?? null,
    mainCaseId: order.mainCaseId,
    reason: order.reason,
  });
}
