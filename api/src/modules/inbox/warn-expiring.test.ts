import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../lib/jobs.ts';
import { jobs } from '../../modules.ts';
import { citizen } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';

const DAY_MS = 86_400_000;
const job = (name: string) => jobs.find((one) => one.name === name)!;

describe('a reward nobody claims', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  it('is spoken of once in its last week, with two workers at it, and once when it is gone', async () => {
    const road = await Road.reported(city);
    const { openid } = road.reporter;
    await road.file();
    const titles = async () => {
      // Months later the person signs in again.
      const person = await citizen(city, { openid });
      return (await person.listInbox({ query: { limit: 100 } })).items.map(({ title }) => title);
    };
    const warn = job('warn-expiring-rewards');
    await runJob(city.context, warn);
    expect(await titles()).not.toContain('奖励即将过期');
    city.clock.forward(85 * DAY_MS);
    await Promise.all([runJob(city.context, warn), runJob(city.context, warn)]);
    // As two workers would that both believe the lease is theirs.
    const always = { isMine: async () => true };
    await Promise.all([warn.run(city.context, always), warn.run(city.context, always)]);
    city.clock.forward(DAY_MS);
    await runJob(city.context, warn);
    expect((await titles()).filter((title) => title === '奖励即将过期')).toHaveLength(1);
    city.clock.forward(10 * DAY_MS);
    await runJob(city.context, job('expire-rewards'));
    await runJob(city.context, job('expire-rewards'));
    expect((await titles()).filter((title) => title === '奖励已过期')).toHaveLength(1);
  });
});
