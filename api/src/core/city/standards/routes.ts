import { readCursor, toPage } from '../../../lib/paging.ts';
import { type Module, staffOf } from '../../../module.ts';
import { forgetCity } from '../city.ts';
import { listCategories, listSchemes, schemeInUse } from '../schemes.ts';
import { checkImport, ownImport, startImport } from './check-import.ts';
import { confirmImport } from './confirm-import.ts';
import { exportStandards } from './export-standards.ts';
import { listRows } from './import-store.ts';
import { listLines } from './queries.ts';

export const standardHandlers: Module['routes'] = {
  listCategorySchemes: async ({ db }, { query }) => {
    const { limit } = query;
    const rows = await listSchemes(db, { limit, after: readCursor(query.cursor) });
    return toPage(rows, limit, (row) => row.id);
  },
  listCategories: async ({ db }, { query }) => {
    const schemeId = query.schemeId ?? (await schemeInUse(db));
    const after = readCursor(query.cursor);
    const rows = await listCategories(db, { ...query, schemeId, after });
    return toPage(rows, query.limit, (row) => row.key);
  },
  listStandardLines: async ({ db }, { query }) => {
    const rows = await listLines(db, { ...query, after: readCursor(query.cursor) });
    return toPage(rows, query.limit, (row) => `${row.code} ${row.version}`);
  },
  exportStandards: (context) => exportStandards(context),
  startStandardImport: (context, { actor, body }) => startImport(context, staffOf(actor).id, body),
  checkStandardImport: (context, { actor, params }) =>
    checkImport(context, staffOf(actor).id, params.id),
  listStandardImportRows: async (context, { actor, params, query }) => {
    await ownImport(context, staffOf(actor).id, params.id);
    const rows = await listRows(context.db, params.id, {
      ...query,
      after: readCursor(query.cursor),
    });
    return toPage(rows, query.limit, (row) => String(row.rowNo));
  },
  confirmStandardImport: async (context, { actor, params }) => {
    const confirmed = await confirmImport(context, staffOf(actor).id, params.id);
    forgetCity(context.db);
    return confirmed;
  },
};
