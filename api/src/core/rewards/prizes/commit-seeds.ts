import { randomBytes } from 'node:crypto';
import { shanghaiDay } from '../../../lib/clock.ts';
import { sha256 } from '../../../lib/ids.ts';
import type { Job } from '../../../lib/jobs.ts';
import { programmesOn } from '../programmes/store.ts';
import { openRound } from './store.ts';

/** Before a month has its entries the hash of its seed is public; the seed stays sealed until the draw. */
export const commitSeeds: Job = {
  name: 'commit-lottery-seeds',
  schedule: '5 0 * * * *',
  leaseSeconds: 60,
  run: async (context) => {
    const now = context.clock.now();
    const day = shanghaiDay(now);
    for (const { id, version, rules } of await programmesOn(context.db, day)) {
      if (rules.lotteryMonth.length === 0) continue;
      const seed = randomBytes(32).toString('hex');
      const key = { programmeId: id, month: day.slice(0, 7), kind: 'lottery' } as const;
      await openRound(context.db, key, {
        version,
        seed_sha256: sha256(seed),
        seed_sealed: context.seal.close(seed),
        committed_at: now,
      });
    }
    return '';
  },
};
