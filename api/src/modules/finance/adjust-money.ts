import {
  ADJUSTMENTS,
  type AdjustmentKind,
  type MoneyAdjustment,
} from '../../../contract/finance.ts';
import { accountName } from '../../../contract/ledger-words.ts';
import type { Context } from '../../context.ts';
import {
  FUNDING,
  findPool,
  lockBalanceFen,
  poolAccount,
  SUSPENSE,
  transfer,
} from '../../core/rewards/index.ts';
import { isDuplicateKey, type Session } from '../../lib/db.ts';
import { Refusal, refuse } from '../../lib/refusal.ts';
import { sayYuan } from '../../lib/say-yuan.ts';
import type { StaffActor } from '../../module.ts';
import {
  type AdjustmentRow,
  changeAdjustment,
  findAdjustment,
  insertAdjustment,
  lockAdjustment,
} from './store.ts';

/** From where to where; a person's account is not among them, for every fen there belongs to a reward. */
const SIDES: Record<AdjustmentKind, (pool: string) => { debit: string; credit: string }> = {
  strange_expense: (pool) => ({ debit: pool, credit: SUSPENSE }),
  expense_returned: (pool) => ({ debit: SUSPENSE, credit: pool }),
  strange_income: () => ({ debit: FUNDING, credit: SUSPENSE }),
  income_returned: () => ({ debit: SUSPENSE, credit: FUNDING }),
  pool_back: (pool) => ({ debit: pool, credit: FUNDING }),
};

const sidesOf = ({ kind, programme_id, month }: AdjustmentRow) =>
  SIDES[kind](poolAccount(programme_id, month));

type Proposal = Pick<
  MoneyAdjustment,
  'id' | 'kind' | 'amountFen' | 'programmeId' | 'month' | 'reason'
>;

/** Nothing moves yet: a proposal waits for another person. The same again is the same proposal. */
export async function proposeMoneyAdjustment(
  context: Context,
  staff: StaffActor,
  asked: Proposal,
): Promise<AdjustmentRow> {
  if (!(await findPool(context.db, poolAccount(asked.programmeId, asked.month))))
    throw refuse('pool_unknown');
  const row: AdjustmentRow = {
    id: asked.id,
    kind: asked.kind,
    amount_fen: asked.amountFen,
    programme_id: asked.programmeId,
    month: asked.month,
    reason: asked.reason,
    state: 'proposed',
    proposed_by: staff.id,
    proposed_by_name: staff.name,
    proposed_at: context.clock.now(),
    decided_by: null,
    decided_by_name: null,
    decided_at: null,
  };
  try {
    await context.db.transaction(async (session) => {
      await insertAdjustment(session, row);
      await mustSuffice(session, row);
      await context.events.publish(
        'agreement.wanted',
        { session, now: row.proposed_at },
        {
          on: 'adjustment',
          id: row.id,
          words: `提出调账“${ADJUSTMENTS[row.kind]}”`,
          amountFen: row.amount_fen,
          reason: row.reason,
          askedBy: staff,
        },
      );
    });
    return row;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const past = await findAdjustment(context.db, asked.id);
    if (!past || !isSame(past, row)) throw refuse('id_taken');
    return past;
  }
}

const isSame = (past: AdjustmentRow, row: AdjustmentRow): boolean =>
  past.proposed_by === row.proposed_by &&
  past.kind === row.kind &&
  past.amount_fen === row.amount_fen &&
  past.programme_id === row.programme_id &&
  past.month === row.month &&
  past.reason === row.reason;

/** Asked already when it is proposed, so that nobody waits for what cannot be booked. */
async function mustSuffice(session: Session, row: AdjustmentRow): Promise<void> {
  const { debit, credit } = sidesOf(row);
  if (debit === FUNDING) return;
  // Both in the order in which a transfer locks them, so that two never wait for each other in a circle.
  const balances = new Map<string, number>();
  for (const id of [debit, credit].sort()) balances.set(id, await lockBalanceFen(session, id));
  const hasFen = balances.get(debit)!;
  if (hasFen >= row.amount_fen) return;
  const missing = `还差 ${sayYuan(row.amount_fen - hasFen)}`;
  const message = `${accountName(debit)} 只有 ${sayYuan(hasFen)}，${missing}`;
  throw new Refusal('insufficient_funds', [{ path: 'amountFen', message }]);
}

/** The second person decides; agreeing moves the money in the same transaction, once. */
export async function decideMoneyAdjustment(
  context: Context,
  staff: StaffActor,
  id: string,
  { agree }: { agree: boolean },
): Promise<AdjustmentRow> {
  const now = context.clock.now();
  return context.db.transaction(async (session) => {
    const row = await lockAdjustment(session, id);
    if (!row) throw refuse('not_found');
    if (row.state !== 'proposed') throw refuse('adjustment_decided');
    if (row.proposed_by === staff.id) throw refuse('second_person_required');
    if (agree) {
      await mustSuffice(session, row);
      await transfer(
        session,
        {
          id: `adjust:${row.id}`,
          ...sidesOf(row),
          amountFen: row.amount_fen,
          reason: `调账 ${row.reason}`.slice(0, 64),
          actor: bothNames(row.proposed_by_name, staff.name),
        },
        now,
      );
    }
    const decided = {
      state: agree ? ('booked' as const) : ('refused' as const),
      decided_by: staff.id,
      decided_by_name: staff.name,
      decided_at: now,
    };
    await changeAdjustment(session, id, decided);
    return { ...row, ...decided };
  });
}

export const showAdjustment = (
  row: AdjustmentRow,
  staff: StaffActor,
  nameOf: (of: { programmeId: string; month: string }) => string,
): MoneyAdjustment => ({
  id: row.id,
  kind: row.kind,
  amountFen: row.amount_fen,
  programmeId: row.programme_id,
  programmeName: nameOf({ programmeId: row.programme_id, month: row.month }),
  month: row.month,
  reason: row.reason,
  state: row.state,
  proposedBy: row.proposed_by_name,
  proposedAt: row.proposed_at.toISOString(),
  decidedBy: row.decided_by_name,
  decidedAt: row.decided_at?.toISOString() ?? null,
  mayDecide:
    row.state === 'proposed' && staff.roles.includes('finance') && row.proposed_by !== staff.id,
});

/** The books name who asked and who agreed; of a long name so much that both fit there. */
const bothNames = (...names: [string, string]): string =>
  names.map((name) => name.slice(0, 19)).join('、');
