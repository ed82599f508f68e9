import { readCursor, toPage } from '../../lib/paging.ts';
import type { Module } from '../../module.ts';
import { checkDay, listTraces, showTrace } from './queries.ts';
import { rememberMove } from './watch-calls.ts';

export const auditModule: Module = {
  name: 'audit',
  routes: {
    listAudit: async (context, { query }) => {
      const rows = await listTraces(context.db, { ...query, after: readCursor(query.cursor) });
      const page = toPage(rows, query.limit, (row) => row.id);
      return { ...page, items: page.items.map(showTrace) };
    },
    checkAuditDay: (context, { params }) => checkDay(context.db, params.day),
  },
  listen: (context) => {
    context.events.on('case.moved', async (_moment, move) => rememberMove(move));
  },
};
