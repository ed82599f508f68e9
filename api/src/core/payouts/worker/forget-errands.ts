import type { Job } from '../../../lib/jobs.ts';
import { deleteErrandsBefore } from './errand-store.ts';

const KEPT_MS = 30 * 24 * 3600_000;
const PAGE = 500;

/** What was asked of the worker is of no use to anybody a month later. */
export const forgetErrandsJob: Job = {
  name: 'forget-errands',
  schedule: '0 40 3 * * *',
  leaseSeconds: 300,
  run: async (context, { isMine }) => {
    const before = new Date(context.clock.now().getTime() - KEPT_MS);
    let gone = 0;
    for (let page = PAGE; page === PAGE && (await isMine(context.db)); gone += page)
      page = await deleteErrandsBefore(context.db, before, PAGE);
    return gone > 0 ? `forgot ${gone} errands` : '';
  },
};
