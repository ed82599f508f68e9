import { dropDevices } from '../../core/accounts/index.ts';
import type { Session } from '../../lib/db.ts';
import type { Job } from '../../lib/jobs.ts';
import { dropAssessments } from './assessment-store.ts';
import { LIMITS } from './limits.ts';
import { dropPatterns } from './patterns/index.ts';
import { dropReports } from './reports/index.ts';
import { dropTurns } from './watch/index.ts';

const BATCH = 2000;
const MAX_BATCHES = 200;

type Drop = (session: Session, before: Date, limit: number) => Promise<number>;
const DROPS: readonly Drop[] = [dropReports, dropDevices, dropPatterns, dropAssessments, dropTurns];

/** Whereabouts, devices and what was made of them go when no claim can be disputed any more. Holds stay. */
export const forgetTraces: Job = {
  name: 'forget-fraud-traces',
  schedule: '0 55 3 * * *',
  leaseSeconds: 600,
  run: async ({ db, clock }, run) => {
    const before = new Date(clock.now().getTime() - LIMITS.keptMs);
    let forgotten = 0;
    for (const drop of DROPS)
      for (let batch = 0; batch < MAX_BATCHES && (await run.isMine(db)); batch++) {
        const dropped = await drop(db, before, BATCH);
        forgotten += dropped;
        if (dropped < BATCH) break;
      }
    return forgotten > 0 ? `forgot ${forgotten} rows` : '';
  },
};
