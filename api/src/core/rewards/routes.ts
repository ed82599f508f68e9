import { citizenOf, type Module } from '../../module.ts';
import { appealRoutes } from './appeals/index.ts';
import { budgetRoutes } from './budgets/routes.ts';
import { debtRoutes } from './debts/routes.ts';
import { holdRoutes } from './holds/index.ts';
import { prizeRoutes } from './prizes/routes.ts';
import { programmeRoutes } from './programmes/routes.ts';
import { pageOfRewards, pageOfTransfers, transfersOfReward } from './queries.ts';
import { showMyRewards, toRewardRow } from './screens/index.ts';

export const routes: Module['routes'] = {
  ...holdRoutes,
  ...appealRoutes,
  ...programmeRoutes,
  ...budgetRoutes,
  ...debtRoutes,
  ...prizeRoutes,
  listMyRewards: async ({ db, clock }, { actor, query }) => {
    const now = clock.now();
    const page = await pageOfRewards(db, {
      ...query,
      personId: citizenOf(actor).id,
      openAt: query.only === 'open' ? now : undefined,
    });
    return { ...page, items: await showMyRewards(db, now, page.items) };
  },
  listRewards: async ({ db }, { query }) => {
    const page = await pageOfRewards(db, query);
    return { ...page, items: page.items.map(toRewardRow) };
  },
  listRewardTransfers: async ({ db }, { params }) => ({
    items: await transfersOfReward(db, params.id),
  }),
  listTransfers: ({ db }, { query }) => pageOfTransfers(db, query),
};
