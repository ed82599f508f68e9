import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DigestFigure, digestFigure } from '../../../../contract/supervision.ts';
import { insertStaff } from '../../../core/accounts/index.ts';
import { build } from '../../../lib/db.ts';
import { HOUR_MS, MINUTE_MS, passTime } from '../../../testing/pass-time.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { makeDigests } from './make-digests.ts';

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
    await passTime(city, 63 * HOUR_MS + 50 * MINUTE_MS);
    expect(await makeDigests(city.context)).toBe(0);
    await passTime(city, 10 * MINUTE_MS);
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
    await passTime(city, 8 * 24 * HOUR_MS);
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
