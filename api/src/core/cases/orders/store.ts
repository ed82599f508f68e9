import type { CoOrderState } from '../../../../contract/orders.ts';
import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';

export type CoOrderRow = {
  id: string;
  case_id: string;
  unit_id: string;
  /** The unit while the order is open, and null afterwards: one open order per unit. */
  open_unit_id: string | null;
  state: CoOrderState;
  asked_by: string;
  asked_by_name: string;
  asked_unit_id: string | null;
  asked_at: Date;
  note: string;
  due_at: Date;
  overdue_at: Date | null;
  ended_by: string | null;
  ended_by_name: string | null;
  ended_at: Date | null;
  reason: string | null;
  answer: string | null;
};

const COLUMNS: (keyof CoOrderRow)[] = [
  'id',
  'case_id',
  'unit_id',
  'open_unit_id',
  'state',
  'asked_by',
  'asked_by_name',
  'asked_unit_id',
  'asked_at',
  'note',
  'due_at',
  'overdue_at',
  'ended_by',
  'ended_by_name',
  'ended_at',
  'reason',
  'answer',
];

/** All orders of a case, in the order in which they were given; at most ten. */
export async function ordersOf(session: Session, caseId: string): Promise<CoOrderRow[]> {
  return session.rows<CoOrderRow>(
    build('case_orders').select(COLUMNS).where('case_id', caseId).orderBy('id'),
  );
}

/** States of an order that let its unit look at the case: it helps, or has helped. */
const SEEING: CoOrderState[] = ['open', 'done'];

export const helpersOf = (orders: readonly CoOrderRow[]): string[] =>
  orders.filter((order) => SEEING.includes(order.state)).map((order) => order.unit_id);

/** The ids of the cases a unit helps with, to be looked for among the cases. */
export const casesHelpedBy = (unitId: string, only: 'open' | 'seen') =>
  build('case_orders')
    .select('case_id')
    .where('unit_id', unitId)
    .whereIn('state', only === 'open' ? ['open'] : SEEING);

type NewOrder = Pick<
  CoOrderRow,
  | 'id'
  | 'case_id'
  | 'unit_id'
  | 'asked_by'
  | 'asked_by_name'
  | 'asked_unit_id'
  | 'asked_at'
  | 'note'
  | 'due_at'
>;

export async function insertOrder(session: Session, order: NewOrder): Promise<void> {
  const row = { ...order, state: 'open', open_unit_id: order.unit_id };
  try {
    await session.write(build('case_orders').insert(row));
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('co_order_exists');
    throw error;
  }
}

type Ending = {
  state: Exclude<CoOrderState, 'open'>;
  ended_by: string;
  ended_by_name: string;
  ended_at: Date;
  reason: string | null;
  answer: string | null;
};

/** Ends these orders as far as they are open; what was overdue by then stays overdue. */
export async function endOrders(session: Session, ids: string[], ending: Ending): Promise<number> {
  await flip(session, ending.ended_at, (query) => query.whereIn('id', ids));
  return session.write(
    build('case_orders')
      .whereIn('id', ids)
      .where('state', 'open')
      .update({ ...ending, open_unit_id: null }),
  );
}

type Narrowing = (query: ReturnType<typeof build>) => unknown;

/** Marks what is open past its limit, once, as of the moment it passed. */
export async function flip(session: Session, now: Date, narrow: Narrowing): Promise<number> {
  const query = build('case_orders')
    .where('state', 'open')
    .whereNull('overdue_at')
    .where('due_at', '<=', now);
  narrow(query);
  return session.write(query.update({ overdue_at: build.ref('due_at') }));
}
