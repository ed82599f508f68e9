import { type Ageing, MONEY_AGES, type MoneyAge } from '../../../contract/finance.ts';
import type { Context } from '../../context.ts';
import { namesInMonths, owedByAge } from '../../core/rewards/index.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../lib/clock.ts';
import { readCursor, toPage } from '../../lib/paging.ts';
import { type Module, type StaffActor, staffOf } from '../../module.ts';
import { decideMoneyAdjustment, proposeMoneyAdjustment, showAdjustment } from './adjust-money.ts';
import { exportCsv, exportSheet } from './export-rows.ts';
import { type AdjustmentRow, listAdjustments } from './store.ts';

export const financeModule: Module = {
  name: 'finance',
  routes: {
    exportMoneyCsv: async ({ db }, { params, query }) => exportCsv(db, { ...params, ...query }),
    exportMoneySheet: async ({ db }, { params, query }) => exportSheet(db, { ...params, ...query }),
    getAgeing: (context) => showAgeing(context),
    listMoneyAdjustments: async ({ db, clock }, { actor, query: { cursor, limit } }) => {
      const staff = staffOf(actor);
      const rows = await listAdjustments(db, { after: readCursor(cursor), limit });
      const page = toPage(rows, limit, (row) => row.id);
      const ids = page.items.map((row) => row.programme_id);
      const nameOf = await namesInMonths(db, ids, clock.now());
      return { ...page, items: page.items.map((row) => showAdjustment(row, staff, nameOf)) };
    },
    proposeMoneyAdjustment: async (context, { actor, body }) => {
      const staff = staffOf(actor);
      return show(context, staff, await proposeMoneyAdjustment(context, staff, body));
    },
    decideMoneyAdjustment: async (context, { actor, params, body }) => {
      const staff = staffOf(actor);
      return show(context, staff, await decideMoneyAdjustment(context, staff, params.id, body));
    },
  },
};

async function show({ db, clock }: Context, staff: StaffActor, row: AdjustmentRow) {
  return showAdjustment(row, staff, await namesInMonths(db, [row.programme_id], clock.now()));
}

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
  const heldFen = rows.reduce((sum, row) => sum + row.heldFen, 0);
  return {
    rows,
    totalFen: rows.reduce((sum, row) => sum + row.sumFen, heldFen),
    heldFen,
    at: now.toISOString(),
  };
}

const NOTHING = {
  ...{ age: 0, count: 0, sumFen: 0 },
  ...{ heldCount: 0, heldFen: 0, expiringCount: 0, expiringFen: 0 },
};
