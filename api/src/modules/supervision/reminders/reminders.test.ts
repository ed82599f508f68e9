import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../lib/db.ts';
import { HOUR_MS, MINUTE_MS, passTime } from '../../../testing/pass-time.ts';
import { staff } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { remindDeadlines } from './remind-deadlines.ts';

describe('reminders', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  // Three workers at once, as if the lease had been lost.
  const remind = async () => {
    const runs = await Promise.all([1, 2, 3].map(() => remindDeadlines(city.context)));
    return runs.reduce((sum, one) => sum + one, 0);
  };
  const told = async (username: string, road: Road) =>
    (await (await staff(city, username)).listStaffMessages()).items
      .filter((one) => one.about?.what === 'case' && one.about.id === road.caseId)
      .map((one) => one.kind);

  it('come before and after the deadline, each once, and a day later a letter by itself', async () => {
    const road = await Road.reported(city, undefined, { pickId: 'manhole' });
    await road.file('s-manhole');
    await road.dispatch();
    await road.receive();
    // Two urgent hours: 29 minutes before the end less than a quarter is left.
    await passTime(city, 85 * MINUTE_MS);
    expect(await remind()).toBe(0);
    await passTime(city, 6 * MINUTE_MS);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    expect(await told('env_head', road)).toEqual(['quarter_left']);
    expect(await told('env_worker', road)).toEqual(['quarter_left']);

    await passTime(city, 30 * MINUTE_MS);
    expect(await remind()).toBe(1);
    expect(await told('env_head', road)).toEqual(['overdue', 'quarter_left']);
    // The deadline passed on a Friday: one working day later is Monday.
    await passTime(city, 71 * HOUR_MS);
    expect(await remind()).toBe(0);
    await passTime(city, 2 * HOUR_MS);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    const { items } = await (await staff(city, 'env_head')).listLetters();
    expect(items.filter((one) => one.caseId === road.caseId)).toMatchObject([
      { kind: 'overdue_rule', openedBy: '系统' },
    ]);
  });

  it('stop when the case is handled, and a rework with a new deadline is reminded anew', async () => {
    const road = await Road.reported(city, undefined, { pickId: 'manhole' });
    await road.file('s-manhole');
    await road.dispatch();
    await road.receive();
    await passTime(city, 100 * MINUTE_MS);
    await remind();
    await road.submit();
    await road.feedback();
    await passTime(city, 40 * MINUTE_MS);
    await remind();
    expect(await told('env_head', road)).toEqual(['quarter_left']);
    await road.check(false);
    await passTime(city, 100 * MINUTE_MS);
    await remind();
    expect(await told('env_head', road)).toEqual(['quarter_left', 'quarter_left']);
  });
});

describe('a deadline beyond the working calendar', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  it('does not silence the reminders of the other cases', async () => {
    const beyond = await Road.reported(city);
    await beyond.file('s-day');
    await beyond.dispatch();
    await city.context.db.write(
      build('cases')
        .where('id', beyond.caseId)
        .update({ due_at: new Date('2027-01-05T00:00:00.000Z') }),
    );
    const near = await Road.reported(city, undefined, { pickId: 'manhole' });
    await near.file('s-manhole');
    await near.dispatch();
    await passTime(city, 100 * MINUTE_MS);
    expect(await remindDeadlines(city.context)).toBe(1);
  });
});
