import type { Context } from '../../../context.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import { refuse } from '../../../lib/refusal.ts';
import { type Module, staffOf } from '../../../module.ts';
import { confirmRule, publishRule, stopRule } from './change-rules.ts';
import { listOwners } from './list-owners.ts';
import { showRules } from './show-rules.ts';
import { listRules, type RuleRow } from './store.ts';

export const autoRuleHandlers: NonNullable<Module['routes']> = {
  listAutoRules: async (context, { query }) => {
    const today = shanghaiDay(context.clock.now());
    const rows = await listRules(context.db, {
      isCurrentOn: query.only === 'current' ? today : undefined,
      after: readCursor(query.cursor),
      limit: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => `${row.id}@${row.version}`);
    return { ...page, items: await showRules(context, page.items) };
  },
  listAutoRuleOwners: async (context, { query }) => ({
    items: await listOwners(context, query.kind),
  }),
  publishAutoRule: async (context, { actor, body }) =>
    show(context, await publishRule(context, staffOf(actor), body)),
  confirmAutoRule: async (context, { actor, params, body }) =>
    show(context, await confirmRule(context, staffOf(actor).id, params.id, body.version)),
  stopAutoRule: async (context, { actor, params, body }) =>
    show(context, await stopRule(context, staffOf(actor).id, params.id, body)),
};

async function show(context: Context, row: RuleRow) {
  const [rule] = await showRules(context, [row]);
  if (!rule) throw refuse('not_found');
  return rule;
}
