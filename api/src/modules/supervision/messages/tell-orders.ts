import { findUnit, staffInRoles } from '../../../core/accounts/index.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import type { Moment } from '../../../lib/events.ts';
import { tellStaff } from './store.ts';

/** The heads of a unit that is asked to help. */
export async function tellHelper(
  { session, now }: Moment,
  order: DomainEvents['co_order.asked'],
): Promise<void> {
  const heads = await staffInRoles(session, ['dept_leader'], { unitId: order.unitId });
  await tellStaff(session, now, heads, {
    kind: 'co_order',
    title: `请求协办 · ${order.caseNo}`,
    text: `请在 ${order.workDays} 个工作日内办理并答复：${order.note}`,
    about: { what: 'case', id: order.caseId },
  });
}

/** Who asked for help. */
export async function tellAsker(
  { session, now }: Moment,
  order: DomainEvents['co_order.answered'],
): Promise<void> {
  const unit = await findUnit(session, order.unitId);
  await tellStaff(session, now, [order.askedBy], {
    kind: 'co_order',
    title: `${order.isDone ? '协办已办结' : '协办被退回'} · ${order.caseNo}`,
    text: `${unit?.name ?? ''}：${order.note}`,
    about: { what: 'case', id: order.caseId },
  });
}
