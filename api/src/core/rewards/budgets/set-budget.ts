import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { refuse } from '../../../lib/refusal.ts';
import { FUNDING, poolAccount, transfer } from '../ledger.ts';
import { newestVersion } from '../programmes/store.ts';
import { closeBudget, findBudget, insertBudget, lockBudget } from './store.ts';

type Parts = Pick<Context, 'db' | 'clock' | 'events'>;
type Staff = { id: string; name: string };

/** One finance person asks for money for a month; a resend is the same wish. */
export async function askBudget(
  { db, clock, events }: Parts,
  staff: Staff,
  order: { id: string; programmeId: string; month: string; amountFen: number; reason: string },
): Promise<void> {
  if ((await newestVersion(db, order.programmeId)) === 0) throw refuse('not_found');
  const now = clock.now();
  mustNotBeOver(order.month, now);
  const row = {
    id: order.id,
    programme_id: order.programmeId,
    month: order.month,
    amount_fen: order.amountFen,
    reason: order.reason,
    asked_by: staff.id,
    asked_name: staff.name,
    asked_at: now,
  };
  const isNew = await db.transaction(async (session) => {
    if (!(await insertBudget(session, row))) return false;
    await events.publish(
      'agreement.wanted',
      { session, now },
      {
        on: 'budget',
        id: row.id,
        words: `申请向 ${row.month} 的奖励资金拨款`,
        amountFen: row.amount_fen,
        reason: row.reason,
        askedBy: staff,
      },
    );
    return true;
  });
  if (isNew) return;
  const past = await findBudget(db, order.id);
  const same = past?.asked_by === staff.id && past.amount_fen === order.amountFen;
  if (!same || past.month !== order.month) throw refuse('id_taken');
}

/** Last month's rewards may still be short; money for an older month would only lie there. */
function mustNotBeOver(month: string, now: Date): void {
  const thisMonth = shanghaiDay(now).slice(0, 7);
  const lastMonth = nextDay(`${thisMonth}-01`, -1).slice(0, 7);
  if (month < lastMonth) throw refuse('budget_month_over');
}

/** Another one confirms it, and the pool has it. */
export async function decideBudget(
  { db, clock }: Parts,
  staff: Staff,
  order: { id: string; isConfirmed: boolean },
): Promise<void> {
  const now = clock.now();
  await db.transaction(async (session) => {
    const row = await lockBudget(session, order.id);
    if (!row) throw refuse('not_found');
    if (row.state !== 'asked') throw refuse('budget_decided');
    if (row.asked_by === staff.id) throw refuse('second_person_required');
    if (order.isConfirmed) mustNotBeOver(row.month, now);
    await closeBudget(session, row.id, {
      state: order.isConfirmed ? 'confirmed' : 'refused',
      decided_by: staff.id,
      decided_name: staff.name,
      decided_at: now,
    });
    if (!order.isConfirmed) return;
    await transfer(
      session,
      {
        id: `budget:${row.id}`,
        debit: FUNDING,
        credit: poolAccount(row.programme_id, row.month),
        amountFen: row.amount_fen,
        reason: `拨入奖励资金 ${row.month}`,
        actor: bothNames(row.asked_name, staff.name),
      },
      now,
    );
  });
}

/** The books name who asked and who agreed; of a long name so much that both fit there. */
const bothNames = (...names: [string, string]): string =>
  names.map((name) => name.slice(0, 19)).join('、');
