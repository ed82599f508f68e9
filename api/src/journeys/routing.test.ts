import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../lib/ids.ts';
import { type Person, staff } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { EAST, WEST } from '../testing/small-city.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

describe('who should handle a case', () => {
  let city: TestCity;
  let admin: Person;
  let dispatcher: Person;
  beforeAll(async () => {
    city = await startCity();
    admin = await staff(city, 'admin');
    dispatcher = await staff(city, 'dispatcher');
  });
  afterAll(() => city.stop());

  const proposalsOf = async (road: Road) =>
    dispatcher.listUnitProposals({ params: { id: road.caseId } });
  const dutyOf = (change: object = {}) => ({
    id: newId(new Date()),
    categoryPrefix: 'P0102',
    areaId: WEST.id,
    unitId: 'u-roads',
    basis: 'owner' as const,
    priority: 1,
    validFrom: '2026-11-01',
    ...change,
  });

  it('is proposed with the duty that speaks for it', async () => {
    const road = await Road.reported(city);
    await road.file();
    expect(await proposalsOf(road)).toMatchObject({
      proposals: [
        {
          unit: { id: 'u-env', name: '环卫处' },
          explanation:
            '属地职责：西区「暴露垃圾」（E0110），优先级 1；排在市政处之前：职责类别更具体',
          hasReturned: false,
        },
        {
          unit: { id: 'u-roads' },
          explanation: '属地职责：全市「市容环境」（E01），优先级 1',
        },
      ],
      returns: [],
    });
  });

  it('is somebody else after a return, and the dispatcher reads who refused and why', async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch('u-env');
    await road.act('env_head', { action: 'return', reason: 'not_our_duty', note: '属市政管养' });
    const { proposals, returns } = await proposalsOf(road);
    expect(proposals.map((one) => [one.unit.id, one.hasReturned])).toEqual([
      ['u-roads', false],
      ['u-env', true],
    ]);
    expect(proposals[0]?.explanation).toContain('后者曾退回本案');
    expect(returns).toMatchObject([
      {
        unitId: 'u-env',
        unitName: '环卫处',
        by: 'env_head（部门负责人）',
        reason: '不属于本单位职责',
        note: '属市政管养',
      },
    ]);
  });

  it('is nobody before the case has a class, and nothing is said of a case that is not there', async () => {
    const road = await Road.reported(city);
    expect(await proposalsOf(road)).toEqual({ proposals: [], returns: [] });
    await expect(
      dispatcher.listUnitProposals({ params: { id: newId(new Date()) } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('changes with the duties from the day they begin to the day they end', async () => {
    const road = await Road.reported(city, undefined, { pickId: 'manhole' });
    await road.file('s-manhole');
    const unitIds = async () => (await proposalsOf(road)).proposals.map((one) => one.unit.id);
    expect(await unitIds()).toEqual([]);
    const order = dutyOf();
    const added = await admin.addDuty({ body: order });
    expect(added).toMatchObject({ categoryName: '污水井盖', unit: { name: '市政处' } });
    expect(await admin.addDuty({ body: order })).toEqual(added);
    expect(await unitIds()).toEqual(['u-roads']);
    const ended = await admin.endDuty({
      params: { id: order.id },
      body: { lastDay: '2026-11-19' },
    });
    expect(ended.validTo).toBe('2026-11-19');
    expect(await unitIds()).toEqual([]);
    const current = await admin.listDuties({ query: { categoryKey: 'P0102' } });
    expect(current.items).toEqual([]);
    const all = await admin.listDuties({ query: { categoryKey: 'P0102', only: 'all' } });
    expect(all.items.map((one) => one.id)).toEqual([order.id]);
    await expect(
      admin.endDuty({ params: { id: order.id }, body: { lastDay: '2026-12-31' } }),
    ).rejects.toMatchObject({ code: 'duty_ended' });
  });

  it.each<[string, object, string]>([
    ['a unit that takes no orders', { unitId: 'u-centre' }, 'unit_unknown'],
    ['a class that is not in use', { categoryPrefix: 'E0999' }, 'category_unknown'],
    ['a place that is not there', { areaId: '999999' }, 'area_unknown'],
    ['what is its duty already', { categoryPrefix: 'E0110', unitId: 'u-env' }, 'duty_exists'],
    ['words instead of a class', { categoryPrefix: '垃圾' }, 'invalid_input'],
  ])('is never %s', async (_what, change, code) => {
    const refused = admin.addDuty({ body: dutyOf(change) });
    await expect(refused).rejects.toMatchObject({ code });
  });

  it('two clicks at once are one duty, and a duty of today cannot end before it began', async () => {
    const order = dutyOf({ areaId: EAST.id });
    const added = await Promise.all([1, 2, 3].map(() => admin.addDuty({ body: order })));
    expect(new Set(added.map((one) => one.id)).size).toBe(1);
    await expect(
      admin.endDuty({ params: { id: order.id }, body: { lastDay: '2026-10-31' } }),
    ).rejects.toMatchObject({ code: 'last_day_unsuitable' });
    await expect(admin.addDuty({ body: { ...order, priority: 2 } })).rejects.toMatchObject({
      code: 'id_taken',
    });
  });
});
