import type { Job } from '../../../lib/jobs.ts';
import { deletePrints, printedBefore } from './store.ts';

/** What makes pictures recognisable is kept as long as a reward can be disputed, and no longer. */
export const PRINTS_KEPT_MS = 180 * 86_400_000;
const BATCH = 500;
const MAX_BATCHES = 100;

export const forgetPrints: Job = {
  name: 'forget-prints',
  schedule: '0 50 3 * * *',
  leaseSeconds: 600,
  run: async (context, run) => {
    const before = new Date(context.clock.now().getTime() - PRINTS_KEPT_MS);
    let forgotten = 0;
    for (let batch = 0; batch < MAX_BATCHES && (await run.isMine(context.db)); batch++) {
      const ids = await printedBefore(context.db, before, BATCH);
      await deletePrints(context.db, ids);
      forgotten += ids.length;
      if (ids.length < BATCH) break;
    }
    return forgotten > 0 ? `forgot the prints of ${forgotten} photos` : '';
  },
};
