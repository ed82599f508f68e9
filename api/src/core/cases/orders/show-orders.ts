import { RETURN_REASONS } from '../../../../contract/case-words.ts';
import type { CoOrder } from '../../../../contract/orders.ts';
import type { Role } from '../../../../contract/roles.ts';
import { toRule } from './change-orders.ts';
import { mayCancelOrder } from './policy.ts';
import type { CoOrderRow } from './store.ts';

type Viewer = { roles: readonly Role[]; unitId: string };

/** Orders as a person of staff reads them. */
export function showOrders(
  orders: readonly CoOrderRow[],
  viewer: Viewer,
  unitNames: ReadonlyMap<string, string>,
  now: Date,
): CoOrder[] {
  const nameOf = (unitId: string) => unitNames.get(unitId) ?? unitId;
  const reasons: Record<string, string> = RETURN_REASONS;
  return orders.map((order) => ({
    id: order.id,
    unit: { id: order.unit_id, name: nameOf(order.unit_id) },
    state: order.state,
    askedBy: `${order.asked_by_name}（${nameOf(order.asked_unit_id ?? '')}）`,
    askedAt: order.asked_at.toISOString(),
    note: order.note,
    dueAt: order.due_at.toISOString(),
    isOverdue: order.overdue_at !== null || (order.state === 'open' && order.due_at <= now),
    endedBy: order.ended_by_name,
    endedAt: order.ended_at?.toISOString() ?? null,
    reason: order.reason === null ? null : (reasons[order.reason] ?? order.reason),
    answer: order.answer,
    mayCancel: order.state === 'open' && mayCancelOrder(toRule(order), viewer),
  }));
}
