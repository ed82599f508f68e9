import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCity, type TestCity } from '../testing/start-city.ts';
import { build } from './db.ts';
import { type Job, runJob } from './jobs.ts';

describe('jobs', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  it('run in one instance at a time, however many ring the bell', async () => {
    let atOnce = 0;
    let most = 0;
    const job: Job = {
      name: 'count',
      schedule: '* * * * *',
      leaseSeconds: 30,
      run: async () => {
        most = Math.max(most, ++atOnce);
        await sleep(30);
        atOnce--;
        return 'ran';
      },
    };
    const said = await Promise.all(Array.from({ length: 8 }, () => runJob(city.context, job)));
    expect(most).toBe(1);
    expect(said.filter((one) => one === 'ran').length).toBeGreaterThanOrEqual(1);
    expect(await runJob(city.context, job)).toBe('ran');
  });

  it('an instance that slept through its lease is told that it is no longer its turn', async () => {
    const { db } = city.context;
    let wasMine: boolean | undefined;
    const sleeper: Job = {
      name: 'sleeper',
      schedule: '* * * * *',
      leaseSeconds: 30,
      run: async (_context, run) => {
        await db.write(
          build('job_leases').where('name', 'sleeper').update({ expires_at: '2000-01-01' }),
        );
        await runJob(city.context, { ...sleeper, run: async () => 'newer' });
        wasMine = await run.isMine(db);
        return 'old';
      },
    };
    await runJob(city.context, sleeper);
    expect(wasMine).toBe(false);
  });
});
