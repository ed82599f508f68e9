import type { Job } from '../../../lib/jobs.ts';
import { flip } from './store.ts';

const BATCH = 500;

/** Marks orders to helping units whose limit has passed; what is shown as overdue does not wait for it. */
export const flipOverdueOrders: Job = {
  name: 'flip-overdue-co-orders',
  schedule: '*/30 * * * * *',
  leaseSeconds: 60,
  run: async (context) => {
    const now = context.clock.now();
    const flipped = await flip(context.db, now, (query) => query.limit(BATCH));
    return flipped > 0 ? `marked ${flipped} overdue orders` : '';
  },
};
