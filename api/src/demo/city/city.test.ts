import { expect, test } from 'vitest';
import { standard } from '../../../contract/cases.ts';
import { staffRoleNames } from '../../../contract/roles.ts';
import { proposeUnits } from '../../modules/routing/rules.ts';
import { addresses } from './addresses.ts';
import { areas } from './areas.ts';
import { categories } from './categories.ts';
import { citizens } from './citizens.ts';
import { duties } from './duties.ts';
import { picker } from './picker.ts';
import { schemes } from './schemes.ts';
import { staff } from './staff.ts';
import { standards } from './standards.ts';
import { unitFor, units } from './units.ts';

type Ring = (typeof areas)[number]['polygons'][number][number];
const inner = ['370702', '370703', '370704', '370705'];

const edges = (ring: Ring) =>
  ring.slice(1).map((end, index) => ({ start: ring[index] as [number, number], end }));

function isInside(x: number, y: number, ring: Ring) {
  const crossed = edges(ring).filter(
    ({ start: [x1, y1], end: [x2, y2] }) =>
      y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1,
  );
  return crossed.length % 2 === 1;
}

const districtsAt = (x: number, y: number) =>
  areas.filter((area) => area.polygons.some(([ring]) => isInside(x, y, ring!)));

test('every outline is closed and runs counter-clockwise', () => {
  for (const { name, polygons } of areas) {
    for (const ring of polygons.flat()) {
      expect(ring.at(-1), name).toEqual(ring[0]);
      const doubleArea = edges(ring).reduce(
        (sum, { start, end }) => sum + start[0] * end[1] - end[0] * start[1],
        0,
      );
      expect(doubleArea, name).toBeGreaterThan(0);
    }
  }
});

test('well-known places lie in their districts', () => {
  expect(districtsAt(119.1268, 36.709).map((area) => area.name)).toEqual(['奎文区']);
  expect(districtsAt(119.0189, 36.728).map((area) => area.name)).toEqual(['潍城区']);
  expect(districtsAt(118.7848, 36.8568).map((area) => area.name)).toEqual(['寿光市']);
  expect(districtsAt(116.4, 39.9)).toEqual([]);
});

test('every address lies in the district it names, and in no other', () => {
  expect(addresses.length).toBeGreaterThanOrEqual(60);
  expect(new Set(addresses.map(({ address }) => address)).size).toBe(addresses.length);
  for (const { address, divisionCode, longitude, latitude } of addresses) {
    const found = districtsAt(longitude, latitude).map((area) => area.id);
    expect(found, address).toEqual([divisionCode]);
  }
});

test('every unit hangs below one that was named before it', () => {
  const known = new Set<string | null>([null]);
  for (const { id, parentId } of units) {
    expect(known.has(id), id).toBe(false);
    expect(known.has(parentId), id).toBe(true);
    known.add(id);
  }
});

test('whatever a standard asks for, each inner district has a unit with a leader and a handler', () => {
  for (const { trade } of standards) {
    for (const district of inner) {
      const unit = unitFor(trade, district);
      const roles = staff.filter(({ unitId }) => unitId === unit?.id).flatMap((one) => one.roles);
      expect(roles, `${trade} in ${district}`).toEqual(
        expect.arrayContaining(['dept_leader', 'handler']),
      );
    }
  }
});

test('the router proposes first whom the district would name itself', () => {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const shown = duties.map((row) => ({
    id: row.id,
    categoryPrefix: row.category_prefix,
    categoryName: row.category_prefix,
    area: row.area_id === null ? null : { id: row.area_id, name: row.area_id },
    unit: { id: row.unit_id, name: names.get(row.unit_id) ?? '' },
    basis: row.basis,
    priority: row.priority,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
  for (const { categoryKey, trade } of standards)
    for (const areaId of inner) {
      const [first] = proposeUnits(shown, {
        categoryKey,
        areaId,
        day: '2026-11-20',
        first: 'owner',
        returnedBy: new Set(),
      });
      expect(first?.unit.id, `${categoryKey} in ${areaId}`).toBe(unitFor(trade, areaId)?.id);
    }
});

test('both numberings are complete: 85 components and 54 events in the older', () => {
  const older = schemes.find((scheme) => scheme.id === 'cjt214_2007')?.categories ?? [];
  const count = (kind: string) => older.filter((one) => one.kind === kind).length;
  expect([count('P'), count('E')]).toEqual([85, 54]);
  for (const { id, categories: all } of schemes)
    expect(new Set(all.map(({ key }) => key)).size, id).toBe(all.length);
  expect(schemes.filter((scheme) => scheme.isInUse)).toHaveLength(1);
});

test('every role of the field is held by somebody, in a unit that exists', () => {
  const unitIds = new Set(units.map(({ id }) => id));
  expect(new Set(staff.flatMap((one) => one.roles))).toEqual(new Set(staffRoleNames));
  expect(new Set(staff.map((one) => one.username)).size).toBe(staff.length);
  for (const { name, unitId } of staff) expect(unitIds.has(unitId), name).toBe(true);
});

test('each inner district has an inspector of its own', () => {
  const covered = staff
    .filter((one) => one.roles.includes('inspector'))
    .flatMap((one) => one.divisionCodes);
  expect([...new Set(covered)].sort()).toEqual(inner);
});

test('citizens choose from 33 kinds that all lead to classes of the scheme', () => {
  const keys = new Set(categories.map(({ key }) => key));
  expect(keys.size).toBe(categories.length);
  expect(picker).toHaveLength(33);
  for (const { label, mapsTo } of picker) {
    for (const key of mapsTo) expect(keys.has(key), `${label} ${key}`).toBe(true);
  }
  expect(picker.find(({ id }) => id === 'gas')).toMatchObject({
    isDangerous: true,
    telephone: '119',
  });
});

test('the likeliest class of every choice has a standard line to file it under', () => {
  const covered = new Set(standards.map(({ categoryKey }) => categoryKey));
  for (const { label, mapsTo } of picker.filter(({ id }) => id !== 'other')) {
    expect(covered.has(mapsTo[0]!), label).toBe(true);
  }
});

test('a standard line is complete and belongs to a class of the scheme', () => {
  const keys = new Set(categories.map(({ key }) => key));
  for (const line of standards) {
    expect(keys.has(line.categoryKey), line.categoryKey).toBe(true);
    expect(standard.safeParse(line).error, line.id).toBeUndefined();
    for (const text of Object.values(line)) expect(text, line.id).not.toBe('');
  }
});

test('a demo openid can never be taken for a real one', () => {
  expect(new Set(citizens.map(({ openid }) => openid)).size).toBe(24);
  for (const { openid } of citizens) expect(openid).toMatch(/^demo-openid-\d{4}$/);
});
