import { build } from '../../../lib/db.ts';
import type { Job } from '../../../lib/jobs.ts';

const BATCH = 1000;

/** Books the second at which a stage became overdue: one statement, so that a row flips once whoever runs it. */
export const flipOverdueStages: Job = {
  name: 'flip-overdue-stages',
  schedule: '*/5 * * * * *',
  leaseSeconds: 60,
  run: async (context) => {
    const flipped = await context.db.write(
      build('case_stages')
        .whereNull('ended_at')
        .whereNull('overdue_at')
        .andWhere('due_at', '<=', context.clock.now())
        .limit(BATCH)
        .update({ overdue_at: build.ref('due_at') }),
    );
    return flipped > 0 ? `booked ${flipped} overdue stages` : '';
  },
};
