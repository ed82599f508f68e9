import { readCursor, toPage } from '../../../lib/paging.ts';
import { refuse } from '../../../lib/refusal.ts';
import { type Module, staffOf } from '../../../module.ts';
import { assignTask, choicesFor } from './assign-task.ts';
import { listOpenFor, listTasks } from './list-tasks.ts';
import { reportPosition } from './positions.ts';
import { ownPosition, showDuty, showTasks } from './show-tasks.ts';
import { findTask } from './store.ts';

export const taskRoutes = {
  reportPosition: async (context, { actor, body }) => {
    const { id } = staffOf(actor);
    await reportPosition(context, id, body);
    return showDuty(context, await ownPosition(context, id));
  },
  listMyTasks: async (context, { actor, query }) => {
    const staff = staffOf(actor);
    const position = await ownPosition(context, staff.id);
    const rows = await listOpenFor(context.db, staff, query.which);
    const tasks = await showTasks(context, rows, position);
    // Distances change with every step of the inspector: a page begins behind so many of the nearest.
    const skip = Number(readCursor(query.cursor) ?? 0);
    if (!Number.isInteger(skip)) throw refuse('invalid_input');
    const nearest = tasks.toSorted((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0));
    const page = toPage(nearest.slice(skip), query.limit, () => String(skip + query.limit));
    return { ...page, duty: await showDuty(context, position) };
  },
  listTasks: async (context, { actor, query }) => {
    const after = readCursor(query.cursor);
    const rows = await listTasks(context.db, staffOf(actor), { ...query, after });
    const page = toPage(rows, query.limit, (row) => row.id);
    return { ...page, items: await showTasks(context, page.items, null) };
  },
  listInspectorChoices: async (context, { actor, params }) => ({
    items: (await choicesFor(context, staffOf(actor), params.id))
      .slice(0, 50)
      .map(({ id, name, openTasks, distanceM }) => ({ id, name, openTasks, distanceM })),
  }),
  assignTask: async (context, { actor, params, body }) => {
    await assignTask(context, staffOf(actor), params.id, body.staffId);
    const task = await findTask(context.db, params.id);
    const [shown] = await showTasks(context, task ? [task] : [], null);
    if (!shown) throw refuse('not_found');
    return shown;
  },
} satisfies Module['routes'];
