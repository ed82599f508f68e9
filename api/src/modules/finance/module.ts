import { type Ageing, MONEY_AGES, type MoneyAge } from '../../../contract/finance.ts';
import type { Context } from '../../context.ts';
import { owedByAge } from '../../core/rewards/index.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../lib/clock.ts';
import { readCursor, toPage } from '../../lib/paging.ts';
import { type Module, staffOf } from '../../module.ts';
import { decideMoneyAdjustment, proposeMoneyAdjustment, showAdjustment } from './adjust-money.ts';
import { exportCsv, exportSheet } from './export-rows.ts';
import { listAdjustments } from './store.ts';

export const financeModule: Module = {
  name: 'finance',
  routes: {
    exportMoneyCsv: async ({ db }, { params, query }) => exportCsv(db, { ...params, ...query }),
    exportMoneySheet: async ({ db }, { params, query }) => exportSheet(db, { ...params, ...query }),
    getAgeing: (context) => showAgeing(context),
    listMoneyAdjustments: async ({ db }, { actor, query: { cursor, limit } }) => {
      const staff = staffOf(actor);
      const rows = await listAdjustments(db, { after: readCursor(cursor), limit });
      const page = toPage(rows, limit, (row) => row.id);
      return { ...page, items: page.items.map((row) => showAdjustment(row, staff)) };
    },
    proposeMoneyAdjustment: async (context, { actor, body }) => {
      const staff = staffOf(actor);
      return showAdjustment(await proposeMoneyAdjustment(context, staff, body), staff);
    },
    decideMoneyAdjustment: async (context, { actor, params, body }) => {
      const staff = staffOf(actor);
      return showAdjustment(await decideMoneyAdjustment(context, staff, params.id, body), staff);
    },
  },
};

const AGE_NAMES = Object.keys(MONEY_AGES) as MoneyAge[];
const SOON_DAYS = 7;

/** Full Shanghai days since the booking: what was booked today is not a day old. */
async function showAgeing({ db, clock }: Context): Promise<Ageing> {
  const now = clock.now();
  const daysAgo = (days: number) => startOfDay(nextDay(shanghaiDay(now), -days));
  const soon = new Date(now.getTime() + SOON_DAYS * 86_400_000);
  const found = await owedByAge(db, [daysAgo(7), daysAgo(15), daysAgo(30)], soon);
  const rows = AGE_NAMES.map((age, index) => {
    const { age: _, ...figures } = found.find((one) => one.age === index) ?? NOTHING;
    return { age, ...figures };
  });
  return {
    rows,
    totalFen: rows.reduce((sum, row) => sum + row.sumFen, 0),
    at: now.toISOString(),
  };
}

const NOTHING = { age: 0, count: 0, sumFen: 0, expiringCount: 0, expiringFen: 0 };
