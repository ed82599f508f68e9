import type { Budget, RewardPool } from '../../../../contract/reward-money.ts';
import { type Module, staffOf } from '../../../module.ts';
import { askBudget, decideBudget } from './set-budget.ts';
import {
  type AlarmRow,
  alarmsOfPools,
  type BudgetRow,
  findBudget,
  type PoolRow,
  pageOfBudgets,
  pageOfPools,
} from './store.ts';

export const budgetRoutes: Module['routes'] = {
  listRewardPools: async ({ db }, { query }) => {
    const page = await pageOfPools(db, query);
    const ids = page.items.map((pool) => pool.id);
    const alarms = await alarmsOfPools(db, ids);
    return { ...page, items: page.items.map((pool) => toPool(pool, alarms)) };
  },
  listBudgets: async ({ db }, { actor, query }) => {
    const page = await pageOfBudgets(db, query);
    return { ...page, items: page.items.map((row) => toBudget(row, staffOf(actor).id)) };
  },
  askBudget: async (context, { actor, body }) => {
    const staff = staffOf(actor);
    await askBudget(context, staff, body);
    return toBudget((await findBudget(context.db, body.id))!, staff.id);
  },
  decideBudget: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await decideBudget(context, staff, { id: params.id, ...body });
    return toBudget((await findBudget(context.db, params.id))!, staff.id);
  },
};

function toPool(pool: PoolRow, alarms: readonly AlarmRow[]): RewardPool {
  const [, programmeId = '', month = ''] = pool.id.split(':');
  const mine = alarms.filter((alarm) => alarm.pool_id === pool.id);
  return {
    programmeId,
    month,
    fundedFen: pool.funded_fen,
    usedFen: pool.funded_fen - pool.balance_fen,
    leftFen: pool.balance_fen,
    alarms: mine.map((one) => ({ percent: one.percent, raisedAt: one.raised_at.toISOString() })),
  };
}

const toBudget = (row: BudgetRow, staffId: string): Budget => ({
  id: row.id,
  programmeId: row.programme_id,
  month: row.month,
  amountFen: row.amount_fen,
  reason: row.reason,
  state: row.state,
  askedBy: row.asked_name,
  askedAt: row.asked_at.toISOString(),
  decidedBy: row.decided_name,
  decidedAt: row.decided_at?.toISOString() ?? null,
  mayDecide: row.state === 'asked' && row.asked_by !== staffId,
});
