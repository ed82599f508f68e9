import { readCursor, toPage } from '../../../lib/paging.ts';
import { type Module, staffOf } from '../../../module.ts';
import { answerLetter } from './answer-letter.ts';
import { listLetters, showLetter, showLetters } from './show-letters.ts';

export const letterRoutes: Module['routes'] = {
  listLetters: async (context, { actor, query }) => {
    const staff = staffOf(actor);
    const after = readCursor(query.cursor);
    const rows = await listLetters(context, staff, { ...query, after });
    const page = toPage(rows, query.limit, (row) => row.id);
    return { ...page, items: await showLetters(context, staff, page.items) };
  },
  getLetter: (context, { actor, params }) => showLetter(context, staffOf(actor), params.id),
  answerLetter: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await answerLetter(context, staff, params.id, body.words);
    return showLetter(context, staff, params.id);
  },
};
