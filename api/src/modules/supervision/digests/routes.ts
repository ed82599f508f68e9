import { readCursor, toPage } from '../../../lib/paging.ts';
import { type Module, staffOf } from '../../../module.ts';
import { listDigests, mayReadDigest, showDigests } from './show-digests.ts';
import { listDigestCases } from './store.ts';

export const digestRoutes: Module['routes'] = {
  listDigests: async (context, { actor, query }) => {
    const after = readCursor(query.cursor);
    const rows = await listDigests(context, staffOf(actor), { ...query, after });
    const page = toPage(rows, query.limit, (row) => `${row.week} ${row.unit_id}`);
    return { ...page, items: await showDigests(context, page.items) };
  },
  listDigestCases: async (context, { actor, params, query }) => {
    await mayReadDigest(context, staffOf(actor), params.unitId);
    const which = { week: params.day, unitId: params.unitId, figure: query.figure };
    const after = readCursor(query.cursor);
    const rows = await listDigestCases(context.db, which, { ...query, after });
    return toPage(rows, query.limit, (row) => row.caseId);
  },
};
