import { shanghaiDay } from '../../lib/clock.ts';
import { readCursor, toPage } from '../../lib/paging.ts';
import { refuse } from '../../lib/refusal.ts';
import { type Module, staffOf } from '../../module.ts';
import { applyAutoRules, autoRuleHandlers } from './auto/index.ts';
import { addDuty, endDuty } from './change-duties.ts';
import { proposeForCase } from './propose-units.ts';
import { prefixesOf } from './rules.ts';
import { showDuties } from './show-duties.ts';
import { listDuties } from './store.ts';

export const routingModule: Module = {
  name: 'routing',
  jobs: [applyAutoRules],
  routes: {
    ...autoRuleHandlers,
    listUnitProposals: (context, { actor, params }) =>
      proposeForCase(context, staffOf(actor), params.id),
    listDuties: async (context, { query }) => {
      const rows = await listDuties(context.db, {
        unitId: query.unitId,
        areaId: query.areaId,
        prefixes: query.categoryKey ? prefixesOf(query.categoryKey) : undefined,
        notEndedOn: query.only === 'current' ? shanghaiDay(context.clock.now()) : undefined,
        after: readCursor(query.cursor),
        limit: query.limit + 1,
      });
      const page = toPage(rows, query.limit, (row) => row.id);
      return { ...page, items: await showDuties(context, page.items) };
    },
    addDuty: async (context, { body }) => {
      const row = await addDuty(context, body);
      return only(await showDuties(context, [row]));
    },
    endDuty: async (context, { params, body }) => {
      const row = await endDuty(context, params.id, body.lastDay);
      return only(await showDuties(context, [row]));
    },
  },
};

function only<T>([one]: T[]): T {
  if (one === undefined) throw refuse('not_found');
  return one;
}
