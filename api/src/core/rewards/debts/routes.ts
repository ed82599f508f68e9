import type { Debt } from '../../../../contract/reward-money.ts';
import type { Session } from '../../../lib/db.ts';
import { type Module, staffOf } from '../../../module.ts';
import { rewardsById } from '../queries.ts';
import { settleDebt } from './settle-debt.ts';
import { type DebtRow, findDebt, pageOfDebts } from './store.ts';

export const debtRoutes: Module['routes'] = {
  listDebts: async ({ db }, { actor, query }) => {
    const page = await pageOfDebts(db, query);
    return { ...page, items: await showDebts(db, staffOf(actor).id, page.items) };
  },
  settleDebt: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await settleDebt(context, staff, { rewardId: params.id, ...body });
    const row = (await findDebt(context.db, params.id))!;
    return (await showDebts(context.db, staff.id, [row]))[0]!;
  },
};

async function showDebts(
  session: Session,
  staffId: string,
  rows: readonly DebtRow[],
): Promise<Debt[]> {
  const rewards = await rewardsById(
    session,
    rows.map((row) => row.reward_id),
  );
  return rows.map((row) => ({
    rewardId: row.reward_id,
    caseNo: rewards.get(row.reward_id)?.caseNo ?? '',
    personAlias: rewards.get(row.reward_id)?.personAlias ?? '',
    amountFen: row.amount_fen,
    why: row.why,
    madeAt: row.made_at.toISOString(),
    state: row.state,
    askedState: row.asked_state,
    askedBy: row.asked_name,
    askedNote: row.asked_note,
    decidedBy: row.decided_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    mayDecide: row.state === 'open' && row.asked_by !== staffId,
  }));
}
