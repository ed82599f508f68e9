import type { Session } from '../../lib/db.ts';
import { findUnit } from '../accounts/index.ts';
import type { City } from '../city/index.ts';
import { ordersOf } from './orders/index.ts';
import type { CaseRow } from './store.ts';
import { openTaskOf } from './tasks/store.ts';

/** What the rules have to know that does not stand on the case itself. */
export async function aroundOf(session: Session, city: City, row: CaseRow, now: Date) {
  const { registersByAcceptor } = city.settings;
  const parent = await handlingParentOf(session, row);
  const orders = await ordersOf(session, row.id);
  const taskFor = (await openTaskOf(session, row.id))?.assignee_id ?? null;
  return { registersByAcceptor, hasParentUnit: parent !== undefined, orders, taskFor, now };
}

/** Where a unit passes a case up to: community → street → district, as far as the next one handles cases. */
export async function handlingParentOf(session: Session, row: CaseRow) {
  const unit = row.unit_id === null ? undefined : await findUnit(session, row.unit_id);
  const parent = unit?.parentId ? await findUnit(session, unit.parentId) : undefined;
  return parent?.mayHandle ? parent : undefined;
}
