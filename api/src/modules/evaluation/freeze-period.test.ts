import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationRow } from '../../../contract/evaluation.ts';
import type { FigureId } from '../../../contract/evaluation-scheme.ts';
import { insertUnits, startSession } from '../../core/accounts/index.ts';
import { build } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { type Person, staff } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { PRESETS } from './rules/presets.ts';

const NOVEMBER = { fromDay: '2026-11-01', toDay: '2026-12-01', schemeId: 'weifang7' };
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const figure = (row: EvaluationRow | undefined, id: FigureId) => {
  const found = row?.figures.find((one) => one.id === id);
  return found && [found.numerator, found.denominator];
};
const rowOf = (rows: EvaluationRow[], id: string) => rows.find((row) => row.id === id);

describe('a frozen evaluation', () => {
  let city: TestCity;
  let assessor: Person;
  let open: Road;

  const look = async (by: 'unit' | 'area' | 'person' = 'unit') => {
    city.clock.forward(16_000);
    return assessor.getEvaluation({ query: { ...NOVEMBER, by } });
  };

  beforeAll(async () => {
    city = await startCity();
    const closed = await Road.reported(city);
    await (await closed.toChecked()).close();
    open = await Road.reported(city);
    await open.file();
    await open.dispatch();
    const { definition } = PRESETS[0]!;
    const method = { kind: 'weights', weights: { closingRate: 100 } } as const;
    const admin = await staff(city, 'admin');
    await admin.publishScheme({
      body: { id: 'weifang7', name: '只看结案', definition: { ...definition, method } },
    });
  });
  afterAll(() => city.stop());

  it('a frozen month never changes, whatever cases do afterwards', async () => {
    city.clock.forward(11 * DAY_MS);
    // Nobody stays signed in for eleven days.
    assessor = await staff(city, 'assessor');
    const leader = await staff(city, 'leader');
    const before = { unit: await look(), area: await look('area'), person: await look('person') };
    const twice = await Promise.allSettled([
      leader.freezeEvaluation({ body: { ...NOVEMBER, schemeVersion: 1 } }),
      leader.freezeEvaluation({ body: { ...NOVEMBER, schemeVersion: 1 } }),
    ]);
    expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await expect(leader.freezeEvaluation({ body: NOVEMBER })).rejects.toMatchObject({
      code: 'period_frozen',
    });
    const frozen = async () => ({
      unit: await look(),
      area: await look('area'),
      person: await look('person'),
    });
    const first = await frozen();
    expect(first.unit.period).toMatchObject({
      schemeVersion: 1,
      ruleVersion: 2,
      frozenBy: 'leader',
      areaId: null,
      schemeName: '七项指标',
    });

    await open.receive();
    await open.submit();
    await open.feedback();
    await open.check();
    await open.close();
    await insertUnits(city.context.db, [
      {
        id: 'u-new',
        name: '新单位',
        level: 'company',
        parentId: 'u-env',
        mayHandle: true,
        areaId: null,
        position: 9,
      },
    ]);
    const second = await frozen();
    for (const by of ['unit', 'area', 'person'] as const)
      expect(second[by].items).toEqual(first[by].items);
    expect(rowOf(before.unit.items, 'u-env')?.figures).not.toEqual([]);
    const live = await assessor.getEvaluation({ query: { ...NOVEMBER, schemeVersion: 2 } });
    expect(figure(rowOf(live.items, 'u-env'), 'closingRate')).not.toEqual(
      figure(rowOf(second.unit.items, 'u-env'), 'closingRate'),
    );
  });

  it('and the cases behind its numbers are those of that day', async () => {
    const { items } = await look();
    for (const row of items)
      for (const { id, numerator, denominator } of row.figures) {
        if (denominator === 0) continue;
        const cases = await assessor.listEvaluationCases({
          query: { ...NOVEMBER, by: 'unit', subjectId: row.id, figure: id, part: 'denominator' },
        });
        expect(cases.items.length, `${row.name} ${id}`).toBe(denominator);
        expect(cases.items.filter((one) => one.isHit).length, `${row.name} ${id}`).toBe(numerator);
      }
  });

  it('a correction counts when a second person has confirmed it, once, and the result stays beside it', async () => {
    const periodId = (await look()).period!.id;
    const id = newId(new Date());
    const body = {
      id,
      subjectKind: 'unit',
      subjectId: 'u-env',
      mark: null,
      value: -1.5,
      reason: '夜间暗访扣分',
    } as const;
    const propose = () => assessor.proposeAdjustment({ params: { id: periodId }, body });
    expect(await propose()).toMatchObject({
      state: 'proposed',
      mayDecide: false,
      subjectName: '环卫处',
    });
    expect((await propose()).id).toBe(id);
    const before = rowOf((await look()).items, 'u-env')!;
    expect(before).toMatchObject({ adjustment: 0, finalScore: before.score });
    const decide = (person: Person) =>
      person.decideAdjustment({ params: { id }, body: { isConfirmed: true } });
    await expect(decide(assessor)).rejects.toMatchObject({ code: 'second_person_required' });
    const leader = await staff(city, 'leader');
    expect(await decide(leader)).toMatchObject({ state: 'confirmed', decidedBy: 'leader' });
    await expect(decide(leader)).rejects.toMatchObject({ code: 'adjustment_decided' });
    const after = rowOf((await look()).items, 'u-env')!;
    expect(after.score).toBe(before.score);
    expect(after.finalScore).toBeCloseTo(before.score! - 1.5, 5);
    const { items } = await assessor.listAdjustments({ params: { id: periodId }, query: {} });
    expect(items.map((one) => one.reason)).toEqual(['夜间暗访扣分']);
  });

  it.each([
    ['of a unit that is not in it', { subjectId: 'u-nobody' }, 'subject_unknown'],
    ['with a mark the scheme does not know', { mark: '中心评分' }, 'mark_unknown'],
  ])('a correction %s is refused', async (_what, change, code) => {
    const periodId = (await look()).period!.id;
    const body = {
      id: newId(new Date()),
      subjectKind: 'unit',
      subjectId: 'u-env',
      mark: null,
      value: 1,
      reason: '更正',
      ...change,
    } as const;
    const propose = assessor.proposeAdjustment({ params: { id: periodId }, body });
    await expect(propose).rejects.toMatchObject({ code });
  });

  it('the bulletin shows what the page shows', async () => {
    const { items } = await look();
    const token = await startSession(city.context.db, 'staff', 's-assessor', city.clock.now());
    const response = await fetch(
      `${city.url}/api/evaluations/bulletin?${new URLSearchParams(NOVEMBER)}`,
      { headers: { Cookie: `sid=${token}` } },
    );
    const named = decodeURIComponent(response.headers.get('content-disposition') ?? '');
    expect(named).toContain('2026-11-01至2026-11-30-已冻结.xlsx');
    const book = new exceljs.Workbook();
    await book.xlsx.load((await response.arrayBuffer()) as never);
    const sheet = book.worksheets[0]!;
    expect(sheet.rowCount).toBe(items.length + 1);
    const titles = (sheet.getRow(1).values as string[]).slice(1);
    const env = rowOf(items, 'u-env')!;
    const cells = (sheet.getRow(items.indexOf(env) + 2).values as (string | number)[]).slice(1);
    expect(String(cells[0]).trim()).toBe('环卫处');
    expect(cells[titles.indexOf('最终得分')]).toBe(env.finalScore);
    const place = titles.indexOf('结案率（%）');
    expect([cells[place + 1], cells[place + 2]]).toEqual(figure(env, 'closingRate'));
    expect(cells[titles.indexOf('公众满意率（%）')]).toBe('未评');
  });

  it('a freeze that died half-way shows nothing and can be done again', async () => {
    const { db, clock } = city.context;
    const died = {
      id: newId(clock.now()),
      from_day: '2026-10-01',
      to_day: '2026-11-01',
      scheme_id: 'yuncheng',
      scheme_version: 1,
      scheme_copy: '{}',
      rule_version: 1,
      state: 'freezing',
      frozen_by: 's-leader',
      frozen_by_name: 'leader',
      frozen_at: clock.now(),
    };
    await db.write(build('evaluation_periods').insert(died));
    const leader = await staff(city, 'leader');
    const october = { fromDay: '2026-10-01', toDay: '2026-11-01', schemeId: 'yuncheng' };
    await expect(leader.freezeEvaluation({ body: october })).rejects.toMatchObject({
      code: 'period_being_frozen',
    });
    expect((await assessor.getEvaluation({ query: october })).period).toBeNull();
    city.clock.forward(11 * MINUTE_MS);
    expect((await leader.freezeEvaluation({ body: october })).schemeId).toBe('yuncheng');
  });
});
