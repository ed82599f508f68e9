import { readCursor, toPage } from '../../lib/paging.ts';
import { type Module, staffOf } from '../../module.ts';
import { digestRoutes } from './digests/index.ts';
import { supervisionJobs } from './jobs.ts';
import { letterForStep, letterRoutes } from './letters/index.ts';
import {
  messageRoutes,
  tellAsker,
  tellAssignee,
  tellGivers,
  tellHelper,
  tellOfAgreement,
  tellOfBudget,
} from './messages/index.ts';
import { countBacklog, keyOfAged, listBacklog, showAged } from './show-backlog.ts';

export const supervisionModule: Module = {
  name: 'supervision',
  routes: {
    ...letterRoutes,
    ...digestRoutes,
    ...messageRoutes,
    listBacklog: async (context, { actor, query }) => {
      const after = readCursor(query.cursor);
      const cases = await listBacklog(context, staffOf(actor), { ...query, after });
      const page = toPage(cases, query.limit, keyOfAged);
      return { ...page, items: await showAged(context, page.items) };
    },
    countBacklog: async (context, { actor }) => ({
      items: await countBacklog(context, staffOf(actor)),
    }),
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
