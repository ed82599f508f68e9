import { readCursor, toPage } from '../../lib/paging.ts';
import type { Module } from '../../module.ts';
import { checkChain } from './check-chain.ts';
import { exportChain } from './export-chain.ts';
import { traceBrokenCalls } from './intents.ts';
import { listTraces, showTrace } from './queries.ts';
import { rememberMove } from './watch-calls.ts';

export const auditModule: Module = {
  name: 'audit',
  routes: {
    listAudit: async (context, { query }) => {
      const rows = await listTraces(context.db, { ...query, after: readCursor(query.cursor) });
      const page = toPage(rows, query.limit, (row) => row.id);
      return { ...page, items: page.items.map(showTrace) };
    },
    checkAudit: (context, { query }) => checkChain(context.db, query),
    exportAudit: async (context, { query }) => exportChain(context.db, query),
  },
  jobs: [
    {
      name: 'trace-broken-calls',
      schedule: '30 * * * * *',
      leaseSeconds: 300,
      run: async (context) => {
        const traced = await traceBrokenCalls(context);
        return traced > 0 ? `broken calls traced: ${traced}` : '';
      },
    },
  ],
  listen: (context) => {
    context.events.on('case.moved', async (_moment, move) => rememberMove(move));
  },
};
