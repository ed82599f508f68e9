import type { Budget, RewardPool } from '../../../../contract/reward-money.ts';
import type { Context } from '../../../context.ts';
import { type Module, staffOf } from '../../../module.ts';
import { namesInMonths } from './name-in-month.ts';
import { type AlarmRow, type PoolRow, standingAlarm, usedFen } from './pool-levels.ts';
import { askBudget, decideBudget } from './set-budget.ts';
import { alarmsOfPools, type BudgetRow, findBudget, pageOfBudgets, pageOfPools } from './store.ts';

export const budgetRoutes: Module['routes'] = {
  listRewardPools: async ({ db, clock }, { query }) => {
    const page = await pageOfPools(db, query);
    const ids = page.items.map((pool) => pool.id);
    const alarms = await alarmsOfPools(db, ids);
    const nameOf = await namesInMonths(db, ids.map(programmeOf), clock.now());
    return { ...page, items: page.items.map((pool) => toPool(pool, alarms, nameOf)) };
  },
  listBudgets: async ({ db, clock }, { actor, query }) => {
    const page = await pageOfBudgets(db, query);
    const ids = page.items.map((row) => row.programme_id);
    const nameOf = await namesInMonths(db, ids, clock.now());
    return { ...page, items: page.items.map((row) => toBudget(row, staffOf(actor).id, nameOf)) };
  },
  askBudget: async (context, { actor, body }) => {
    const staff = staffOf(actor);
    await askBudget(context, staff, body);
    return showBudget(context, staff.id, body.id);
  },
  decideBudget: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await decideBudget(context, staff, { id: params.id, ...body });
    return showBudget(context, staff.id, params.id);
  },
};

type NameOf = Awaited<ReturnType<typeof namesInMonths>>;

const programmeOf = (poolId: string) => poolId.split(':')[1] ?? '';

function toPool(pool: PoolRow, alarms: readonly AlarmRow[], nameOf: NameOf): RewardPool {
  const [, programmeId = '', month = ''] = pool.id.split(':');
  return {
    programmeId,
    programmeName: nameOf({ programmeId, month }),
    month,
    fundedFen: pool.funded_fen,
    returnedFen: pool.returned_fen,
    adjustedFen: pool.adjusted_fen,
    usedFen: usedFen(pool),
    leftFen: pool.balance_fen,
    alarm: standingAlarm(pool, alarms),
  };
}

async function showBudget({ db, clock }: Context, staffId: string, id: string): Promise<Budget> {
  const row = (await findBudget(db, id))!;
  return toBudget(row, staffId, await namesInMonths(db, [row.programme_id], clock.now()));
}

const toBudget = (row: BudgetRow, staffId: string, nameOf: NameOf): Budget => ({
  id: row.id,
  programmeId: row.programme_id,
  programmeName: nameOf({ programmeId: row.programme_id, month: row.month }),
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
