import { readCursor, toPage } from '../../../lib/paging.ts';
import { type Module, staffOf } from '../../../module.ts';
import { forgetCity, readCity } from '../city.ts';
import { listCategories, listSchemes, schemeInUse } from '../schemes.ts';
import { chooseStandards, sortKeyOf } from './choose-standards.ts';
import { endLine, saveLine } from './edit-line.ts';
import { exportErrors, exportStandards } from './export-standards.ts';
import {
  checkImport,
  confirmImport,
  listConfirmed,
  listRows,
  ownImport,
  showImports,
  startImport,
  undoImport,
} from './imports/index.ts';
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
  listStandards: async ({ db }, { query }) => {
    const city = await readCity(db);
    const rows = chooseStandards(city, { ...query, after: readCursor(query.cursor) });
    return toPage(rows, query.limit, sortKeyOf(city, query.pickId));
  },
  saveStandardLine: async (context, { body }) => {
    const saved = await saveLine(context, body);
    forgetCity(context.db);
    return saved;
  },
  endStandardLine: async (context, { params }) => {
    const ended = await endLine(context, params.id);
    forgetCity(context.db);
    return ended;
  },
  exportStandards: (context) => exportStandards(context),
  exportImportErrors: (context, { actor, params }) =>
    exportErrors(context, staffOf(actor).id, params.id),
  listStandardImports: async (context, { query }) => {
    const rows = await listConfirmed(context.db, { ...query, after: readCursor(query.cursor) });
    const page = toPage(rows, query.limit, (row) => row.id);
    return { ...page, items: await showImports(context, page.items) };
  },
  undoStandardImport: async (context, { params }) => {
    const undone = await undoImport(context, params.id);
    forgetCity(context.db);
    return undone;
  },
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
