import { readCursor, toPage } from '../../lib/paging.ts';
import { type Module, staffOf } from '../../module.ts';
import { answerLetter } from './answer-letter.ts';
import { listDigestCases } from './digest-store.ts';
import { supervisionJobs } from './jobs.ts';
import { countUnread, listMessages, markRead } from './messages.ts';
import { letterForStep } from './open-letter.ts';
import { listLetters, showLetter, showLetters } from './show-letters.ts';
import {
  countBacklog,
  keyOfAged,
  listBacklog,
  listDigests,
  mayReadDigest,
  showAged,
  showDigests,
} from './show-worklists.ts';
import { tellOfAgreement } from './tell-agreement.ts';
import { tellOfBudget } from './tell-money.ts';
import { tellAsker, tellHelper } from './tell-orders.ts';
import { tellAssignee, tellGivers } from './tell-tasks.ts';

export const supervisionModule: Module = {
  name: 'supervision',
  routes: {
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
    listBacklog: async (context, { actor, query }) => {
      const after = readCursor(query.cursor);
      const cases = await listBacklog(context, staffOf(actor), { ...query, after });
      const page = toPage(cases, query.limit, keyOfAged);
      return { ...page, items: await showAged(context, page.items) };
    },
    countBacklog: async (context, { actor }) => ({
      items: await countBacklog(context, staffOf(actor)),
    }),
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
  },
  jobs: supervisionJobs,
  listen: (context) => {
    context.events.on('case.moved', (moment, move) => letterForStep(context, moment, move));
    context.events.on('co_order.asked', tellHelper);
    context.events.on('co_order.answered', tellAsker);
    context.events.on('task.given', tellAssignee);
    context.events.on('task.escalated', tellGivers);
    context.events.on('budget.alarm', tellOfBudget);
    context.events.on('agreement.wanted', tellOfAgreement);
  },
};
