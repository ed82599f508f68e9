import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationRow } from '../../../contract/evaluation.ts';
import type { FigureId } from '../../../contract/evaluation-scheme.ts';
import { insertStaff } from '../../core/accounts/index.ts';
import { build } from '../../lib/db.ts';
import { staff } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { EAST, WEST } from '../../testing/small-city.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { PRESETS } from './rules/presets.ts';

const NOVEMBER = { fromDay: '2026-11-01', toDay: '2026-12-01', schemeId: 'weifang7' };
const DAY_MS = 86_400_000;

const figure = (row: EvaluationRow | undefined, id: FigureId) => {
  const found = row?.figures.find((one) => one.id === id);
  return found && [found.numerator, found.denominator];
};
const rowOf = (rows: EvaluationRow[], id: string) => rows.find((row) => row.id === id);

describe('an assessor of a district', () => {
  let city: TestCity;
  const mine: Road[] = [];
  const others: Road[] = [];
  const eastAssessor = () => staff(city, 'east_assessor');
  beforeAll(async () => {
    city = await startCity();
    const { db } = city.context;
    await insertStaff(db, {
      id: 's-east_assessor',
      username: 'east_assessor',
      name: '东区考核员',
      password_hash: '-',
      roles: ['assessor'],
      unit_id: 'u-east',
    });
    for (const [roads, at] of [
      [mine, EAST.at],
      [others, WEST.at],
    ] as const) {
      const road = await Road.reported(city, undefined, {
        place: { ...at, datum: 'wgs84', accuracyM: 15, address: '路口' },
      });
      await road.file();
      await road.dispatch();
      roads.push(road);
    }
    city.clock.forward(11 * DAY_MS);
  });
  afterAll(() => city.stop());

  it('sees the cases of the district alone, by unit, area and person', async () => {
    const person = await eastAssessor();
    for (const by of ['unit', 'area'] as const) {
      const { items } = await person.getEvaluation({ query: { ...NOVEMBER, by } });
      expect(items[0]).toMatchObject({ id: 'all', name: EAST.name });
      expect(figure(items[0], 'filed'), by).toEqual([1, 1]);
    }
    const people = await person.getEvaluation({ query: { ...NOVEMBER, by: 'person' } });
    const acceptor = rowOf(people.items, 's-acceptor');
    expect(figure(acceptor, 'onTimeAcceptRate')).toEqual([1, 1]);
    const areas = await person.getEvaluation({ query: { ...NOVEMBER, by: 'area' } });
    expect(areas.items.map((row) => row.id)).toEqual(['all', EAST.id]);
    const query = { ...NOVEMBER, by: 'unit', subjectId: 'u-env', figure: 'filed' } as const;
    const behind = await person.listEvaluationCases({ query: { ...query, part: 'numerator' } });
    expect(behind.items.map((one) => one.id)).toEqual(mine.map((road) => road.caseId));
  });

  it('freezes the district, and neither sees nor corrects what the city froze', async () => {
    const person = await eastAssessor();
    const leader = await staff(city, 'leader');
    const [own, whole] = [
      await person.freezeEvaluation({ body: NOVEMBER }),
      await leader.freezeEvaluation({ body: NOVEMBER }),
    ];
    expect([own.areaId, whole.areaId]).toEqual([EAST.id, null]);
    expect((await person.listEvaluationPeriods()).items.map((one) => one.id)).toEqual([own.id]);
    expect((await leader.listEvaluationPeriods()).items.map((one) => one.id)).toEqual([whole.id]);
    const shown = await person.getEvaluation({ query: NOVEMBER });
    expect(shown.period?.id).toBe(own.id);
    expect(figure(shown.items[0], 'filed')).toEqual([1, 1]);
    const city_ = await leader.getEvaluation({ query: NOVEMBER });
    expect(figure(city_.items[0], 'filed')).toEqual([2, 2]);
    const params = { id: whole.id };
    await expect(person.listAdjustments({ params, query: {} })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('and whoever published a scheme freezes nothing by it', async () => {
    await city.context.db.write(
      build('staff').where('id', 's-leader').update({ roles: 'centre_leader,admin' }),
    );
    const leader = await staff(city, 'leader');
    const { definition } = PRESETS[0]!;
    await leader.publishScheme({ body: { id: 'own', name: '自定', definition } });
    const body = { ...NOVEMBER, schemeId: 'own' };
    await expect(leader.freezeEvaluation({ body })).rejects.toMatchObject({
      code: 'second_person_required',
    });
    const assessor = await staff(city, 'assessor');
    expect((await assessor.freezeEvaluation({ body })).frozenBy).toBe('assessor');
    const { items } = await assessor.listSchemes({ query: { limit: 100 } });
    expect(items.find((one) => one.id === 'own')).toMatchObject({ publishedBy: 'leader' });
  });
});
