import type { Context } from '../../../context.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import { refuse } from '../../../lib/refusal.ts';
import { citizenOf, type Module, type StaffActor, staffOf } from '../../../module.ts';
import { appealEntry, decideAppeal, decideEntry, endEntry, proposeEntry } from './change-entry.ts';
import { showEntries, showMine } from './show-watch.ts';
import { entriesOfPerson, findEntry, listEntries } from './store.ts';

export const watchRoutes: Module['routes'] = {
  listWatch: async ({ db, clock }, { actor, query }) => {
    const now = clock.now();
    const after = readCursor(query.cursor);
    const rows = await listEntries(db, { ...query, after, now });
    const page = toPage(rows, query.limit, (row) => row.id);
    return { ...page, items: await showEntries(db, page.items, staffOf(actor).id, now) };
  },
  proposeWatch: async (context, { actor, body }) => {
    await proposeEntry(context, staffOf(actor), body);
    return showOne(context, staffOf(actor), body.id);
  },
  decideWatch: async (context, { actor, params, body }) => {
    await decideEntry(context, staffOf(actor), params.id, body);
    return showOne(context, staffOf(actor), params.id);
  },
  endWatch: async (context, { actor, params, body }) => {
    await endEntry(context, staffOf(actor), params.id, body.note);
    return showOne(context, staffOf(actor), params.id);
  },
  decideWatchAppeal: async (context, { actor, params, body }) => {
    await decideAppeal(context, staffOf(actor), params.id, body);
    return showOne(context, staffOf(actor), params.id);
  },
  listMyWatch: async ({ db, clock }, { actor }) => {
    const now = clock.now();
    const rows = await entriesOfPerson(db, citizenOf(actor).id);
    return { items: await showMine(db, rows, now) };
  },
  appealWatch: async (context, { actor, params, body }) => {
    await appealEntry(context, citizenOf(actor).id, params.id, body.words);
    const row = await findEntry(context.db, params.id);
    if (!row) throw refuse('not_found');
    return (await showMine(context.db, [row], context.clock.now()))[0]!;
  },
};

async function showOne({ db, clock }: Context, staff: StaffActor, id: string) {
  const row = await findEntry(db, id);
  const [shown] = row ? await showEntries(db, [row], staff.id, clock.now()) : [];
  if (!shown) throw refuse('not_found');
  return shown;
}
