import { describe, expect, it } from 'vitest';
import type { Duty } from '../../../contract/routing.ts';
import { proposeUnits, type Question } from './rules.ts';

const WEST = { id: '370702', name: '西区' };
const EAST = { id: '370705', name: '东区' };

const duty = (unitId: string, change: Partial<Duty> = {}): Duty => ({
  id: `duty-${unitId}`,
  categoryPrefix: 'E0110',
  categoryName: '暴露垃圾',
  area: WEST,
  unit: { id: unitId, name: `单位${unitId}` },
  basis: 'territory',
  priority: 1,
  validFrom: '2026-01-01',
  validTo: null,
  ...change,
});
const question = (change: Partial<Question> = {}): Question => ({
  categoryKey: 'E0110',
  areaId: WEST.id,
  day: '2026-11-20',
  first: 'owner',
  returnedBy: new Set(),
  ...change,
});
const order = (duties: Duty[], change: Partial<Question> = {}) =>
  proposeUnits(duties, question(change)).map((one) => one.unit.id);

describe('the router proposes a unit', () => {
  it.each<[string, Partial<Duty>]>([
    ['for exactly this class', {}],
    ['for its major', { categoryPrefix: 'E01' }],
    ['for all events', { categoryPrefix: 'E' }],
    ['for the whole city', { area: null }],
    ['from today', { validFrom: '2026-11-20' }],
    ['until today', { validTo: '2026-11-20' }],
  ])('whose duty is %s', (_which, change) => {
    expect(order([duty('a', change)])).toEqual(['a']);
  });

  it.each<[string, Partial<Duty>]>([
    ['for another class', { categoryPrefix: 'E0111' }],
    ['for another major', { categoryPrefix: 'E02' }],
    ['for components', { categoryPrefix: 'P' }],
    ['for a class that only begins alike', { categoryPrefix: 'E01101' }],
    ['for another area', { area: EAST }],
    ['from tomorrow', { validFrom: '2026-11-21' }],
    ['until yesterday', { validTo: '2026-11-19' }],
  ])('and none whose duty is %s', (_which, change) => {
    expect(order([duty('a', change)])).toEqual([]);
  });
});

describe('of two units the router puts first', () => {
  const owner = duty('owner', { basis: 'owner', area: null });
  const local = duty('local');

  it('the owner or the territory, as the city has set it', () => {
    expect(order([local, owner])).toEqual(['owner', 'local']);
    expect(order([owner, local], { first: 'territory' })).toEqual(['local', 'owner']);
  });

  it.each<[string, Partial<Duty>, Partial<Duty>]>([
    ['the narrower class', { categoryPrefix: 'E0110' }, { categoryPrefix: 'E01' }],
    ['the major before everything', { categoryPrefix: 'E01' }, { categoryPrefix: 'E' }],
    ['the one of the area', {}, { area: null }],
    ['the smaller priority', { priority: 1 }, { priority: 2 }],
    ['the newer duty', { validFrom: '2026-06-01' }, { validFrom: '2026-01-01' }],
    ['the smaller number when all is equal', {}, {}],
  ])('%s', (_what, first, second) => {
    const duties = [duty('1', first), duty('2', second)];
    expect(order(duties)).toEqual(['1', '2']);
    expect(order(duties.reverse())).toEqual(['1', '2']);
  });

  it('the one that has not sent this case back, whatever its duty', () => {
    const proposals = proposeUnits([owner, local], question({ returnedBy: new Set(['owner']) }));
    expect(proposals.map((one) => [one.unit.id, one.hasReturned])).toEqual([
      ['local', false],
      ['owner', true],
    ]);
  });

  it('and says which duty speaks for it and why it stands before the next', () => {
    const [first, second] = proposeUnits([local, owner], question());
    expect(first?.explanation).toBe(
      '属主职责：全市「暴露垃圾」（E0110），优先级 1；排在单位local之前：本市先属主后属地',
    );
    expect(second?.explanation).toBe('属地职责：西区「暴露垃圾」（E0110），优先级 1');
  });

  it('each unit once, by its best duty', () => {
    const twice = [duty('a', { categoryPrefix: 'E' }), duty('a', { id: 'best' })];
    const proposals = proposeUnits(twice, question());
    expect(proposals).toHaveLength(1);
    expect(proposals[0]?.dutyId).toBe('best');
  });
});
