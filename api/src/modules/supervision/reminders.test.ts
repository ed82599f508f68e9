import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DigestFigure, digestFigure } from '../../../contract/supervision.ts';
import { insertStaff } from '../../core/accounts/index.ts';
import { build } from '../../lib/db.ts';
import { type Person, staff } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { makeDigests } from './make-digests.ts';
import { remindDeadlines } from './remind-deadlines.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Time passes; whoever was signed in stays so. */
async function forward(city: TestCity, ms: number): Promise<void> {
  city.clock.forward(ms);
  const later = new Date(city.clock.now().getTime() + 1000 * HOUR_MS);
  await city.context.db.write(build('sessions').update({ idle_until: later, ends_at: later }));
}

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
    await forward(city, 85 * MINUTE_MS);
    expect(await remind()).toBe(0);
    await forward(city, 6 * MINUTE_MS);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    expect(await told('env_head', road)).toEqual(['quarter_left']);
    expect(await told('env_worker', road)).toEqual(['quarter_left']);

    await forward(city, 30 * MINUTE_MS);
    expect(await remind()).toBe(1);
    expect(await told('env_head', road)).toEqual(['overdue', 'quarter_left']);
    // The deadline passed on a Friday: one working day later is Monday.
    await forward(city, 71 * HOUR_MS);
    expect(await remind()).toBe(0);
    await forward(city, 2 * HOUR_MS);
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
    await forward(city, 100 * MINUTE_MS);
    await remind();
    await road.submit();
    await road.feedback();
    await forward(city, 40 * MINUTE_MS);
    await remind();
    expect(await told('env_head', road)).toEqual(['quarter_left']);
    await road.check(false);
    await forward(city, 100 * MINUTE_MS);
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
    await forward(city, 100 * MINUTE_MS);
    expect(await remindDeadlines(city.context)).toBe(1);
  });
});

describe('the weekly digest and the worklist by age', () => {
  let city: TestCity;
  let roads: Road[];
  let leader: Person;
  beforeAll(async () => {
    city = await startCity();
    roads = [];
    for (let index = 0; index < 4; index++) {
      const road = await Road.reported(city);
      await road.file('s-day');
      if (index > 0) await road.dispatch();
      roads.push(road);
    }
    const finished = roads[1]!;
    await finished.receive();
    await finished.submit();
    await finished.feedback();
    await (await staff(city, 'supervisor')).actOnCase({
      params: { id: roads[2]!.caseId },
      body: { action: 'supervise', note: '请说明' },
    });
    leader = await staff(city, 'leader');
  });
  afterAll(() => city.stop());

  const listOf = async (figure: DigestFigure, unitId = 'u-env') => {
    const query = { figure, limit: 100 };
    const page = await leader.listDigestCases({ params: { unitId, day: '2026-11-23' }, query });
    return page.items.map((one) => one.caseId).sort();
  };

  it('is not made before its hour, and by many workers once per unit', async () => {
    // The city's Friday belongs to a week that began before it did.
    await makeDigests(city.context);
    // Monday 07:55.
    await forward(city, 63 * HOUR_MS + 50 * MINUTE_MS);
    expect(await makeDigests(city.context)).toBe(0);
    await forward(city, 10 * MINUTE_MS);
    const made = await Promise.all([1, 2, 3].map(() => makeDigests(city.context)));
    const units = (await leader.listUnits()).items.filter((unit) => unit.mayHandle);
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(units.length);
    expect(await makeDigests(city.context)).toBe(0);
    const rows = await city.context.db.rows(build('unit_digests').where('week', '2026-11-23'));
    expect(rows).toHaveLength(units.length);
    const head = await staff(city, 'env_head');
    const { items } = await head.listStaffMessages();
    const about = { what: 'digest', unitId: 'u-env', week: '2026-11-23' };
    expect(
      items.filter((one) => one.kind === 'digest' && one.text.includes('上周新派 3 件')),
    ).toMatchObject([{ about }]);
  });

  it('says numbers that are exactly the cases behind them', async () => {
    const { items } = await leader.listDigests({ query: { week: '2026-11-23' } });
    const env = items.find((one) => one.unit.id === 'u-env')!;
    for (const figure of digestFigure.options)
      expect(await listOf(figure), figure).toHaveLength(env.figures[figure]);
    const ids = (...which: number[]) => which.map((index) => roads[index]!.caseId).sort();
    expect(await listOf('received')).toEqual(ids(1, 2, 3));
    expect(await listOf('finished')).toEqual(ids(1));
    expect(await listOf('open')).toEqual(ids(2, 3));
    expect(await listOf('due_soon')).toEqual(ids(2, 3));
    expect(await listOf('letters')).toEqual(ids(2));
    const roadsUnit = items.find((one) => one.unit.id === 'u-roads')!;
    expect(Object.values(roadsUnit.figures).every((count) => count === 0)).toBe(true);
  });

  it('stays as it was when the cases move on', async () => {
    await roads[2]!.receive();
    await roads[2]!.submit();
    await roads[2]!.feedback();
    expect(await listOf('open')).toContain(roads[2]!.caseId);
    expect(await makeDigests(city.context)).toBe(0);
  });

  it('is read by the unit itself and not by its neighbours', async () => {
    const head = await staff(city, 'roads_head');
    const { items } = await head.listDigests({ query: { unitId: 'u-env' } });
    expect(new Set(items.map((one) => one.unit.id))).toEqual(new Set(['u-roads']));
    const params = { unitId: 'u-env', day: '2026-11-23' };
    await expect(head.listDigestCases({ params })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is read in a district for the units of the district alone', async () => {
    await insertStaff(city.context.db, {
      id: 's-west_supervisor',
      username: 'west_supervisor',
      name: '西区督查',
      password_hash: '-',
      roles: ['supervisor'],
      unit_id: 'u-district',
    });
    const person = await staff(city, 'west_supervisor');
    const seen = async (query: object) =>
      (await person.listDigests({ query })).items.map((one) => one.unit.id).sort();
    expect(await seen({ week: '2026-11-23' })).toEqual(['u-community', 'u-district', 'u-street']);
    expect(await seen({ unitId: 'u-env' })).toEqual([]);
    const day = '2026-11-23';
    await expect(
      person.listDigestCases({ params: { unitId: 'u-env', day } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const own = await person.listDigestCases({ params: { unitId: 'u-street', day } });
    expect(own.items).toEqual([]);
  });

  it('lists what is open the oldest first, and its counts are the rows of the list', async () => {
    await forward(city, 8 * 24 * HOUR_MS);
    const supervisor = await staff(city, 'supervisor');
    const young = await Road.reported(city);
    await young.file('s-day');
    await young.dispatch();
    const all = (await supervisor.listBacklog()).items;
    expect(all.map((one) => one.id)).toEqual([...roads, young].map((road) => road.caseId));
    expect(all[0]).toMatchObject({ ageDays: 10, unitName: null });
    const { items: units } = await supervisor.countBacklog();
    const env = units.find((one) => one.unit?.id === 'u-env');
    expect(env?.counts).toEqual([4, 3, 0, 0]);
    const query = { unitId: 'u-env', minDays: 7 };
    expect((await supervisor.listBacklog({ query })).items).toHaveLength(3);
    const first = await supervisor.listBacklog({ query: { ...query, limit: 2 } });
    const rest = await supervisor.listBacklog({ query: { ...query, cursor: first.nextCursor! } });
    expect([first.items.length, rest.items.length]).toEqual([2, 1]);
    const other = await staff(city, 'roads_head');
    expect((await other.listBacklog()).items).toEqual([]);
  });

  it('a case that a unit sent back is the unit’s no more', async () => {
    const road = await Road.reported(city);
    await road.file('s-day');
    await road.dispatch('u-roads');
    const head = await staff(city, 'roads_head');
    const supervisor = await staff(city, 'supervisor');
    const own = async () => (await head.listBacklog()).items.map((one) => one.id);
    const countOf = async (unitId: string | null) =>
      (await supervisor.countBacklog()).items.find((one) => (one.unit?.id ?? null) === unitId)
        ?.counts[0] ?? 0;
    const waiting = await countOf(null);
    expect([await own(), await countOf('u-roads')]).toEqual([[road.caseId], 1]);
    await head.actOnCase({
      params: { id: road.caseId },
      body: { action: 'return', reason: 'not_our_duty', note: '属环卫职责' },
    });
    expect([await own(), await countOf('u-roads'), await countOf(null)]).toEqual([
      [],
      0,
      waiting + 1,
    ]);
    const all = (await supervisor.listBacklog({ query: { limit: 100 } })).items;
    expect(all.find((one) => one.id === road.caseId)?.unitName).toBeNull();
    const ofUnit = await supervisor.listBacklog({ query: { unitId: 'u-roads' } });
    expect(ofUnit.items).toEqual([]);
  });
});
