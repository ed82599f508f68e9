import { readCursor, toPage } from '../../../lib/paging.ts';
import { type Module, staffOf } from '../../../module.ts';
import { countUnread, listMessages, markRead } from './store.ts';

export const messageRoutes: Module['routes'] = {
  listStaffMessages: async (context, { actor, query }) => {
    const after = readCursor(query.cursor);
    const rows = await listMessages(context.db, staffOf(actor).id, { ...query, after });
    return toPage(rows, query.limit, (row) => row.id);
  },
  countStaffMessages: async (context, { actor }) => ({
    unread: await countUnread(context.db, staffOf(actor).id),
  }),
  readStaffMessages: async (context, { actor, body }) => {
    await markRead(context.db, staffOf(actor).id, context.clock.now(), body.ids);
    return {};
  },
};
