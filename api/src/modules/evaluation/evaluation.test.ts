import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationRow } from '../../../contract/evaluation.ts';
import type { FigureId } from '../../../contract/evaluation-scheme.ts';
import type { ActBody } from '../../../contract/index.ts';
import { build } from '../../lib/db.ts';
import { inspect } from '../../testing/inspectors.ts';
import { type Person, staff, uploadPhoto } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { WEST } from '../../testing/small-city.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { excludeCase } from './index.ts';
import { PRESETS } from './rules/presets.ts';

const NOVEMBER = { fromDay: '2026-11-01', toDay: '2026-12-01', schemeId: 'weifang7' };
const DAY_MS = 86_400_000;

const figure = (row: EvaluationRow | undefined, id: FigureId) => {
  const found = row?.figures.find((one) => one.id === id);
  return found && [found.numerator, found.denominator];
};
const rowOf = (rows: EvaluationRow[], id: string) => rows.find((row) => row.id === id);

describe('evaluation', () => {
  let city: TestCity;
  let assessor: Person;
  const roads: Road[] = [];

  const look = async (by: 'unit' | 'area' | 'person' = 'unit', person = assessor) => {
    // An answer is kept for a quarter of a minute.
    city.clock.forward(16_000);
    return person.getEvaluation({ query: { ...NOVEMBER, by } });
  };

  beforeAll(async () => {
    city = await startCity();
    assessor = await staff(city, 'assessor');
    for (let i = 0; i < 4; i++) roads.push(await Road.reported(city));
    // Who is near gets the check.
    const device = { ...WEST.at, datum: 'wgs84', accuracyM: 9 } as const;
    await (await staff(city, 'inspector')).reportPosition({ body: device });
    const [closed, late, open, rejected] = roads as [Road, Road, Road, Road];
    await (await closed.toChecked()).close();
    await rejected.reject();
    await open.file();
    await open.dispatch();
    await late.file();
    await late.dispatch('u-roads');
    await (await staff(city, 'roads_head')).actOnCase({
      params: { id: late.caseId },
      body: { action: 'return', reason: 'not_our_duty', note: '属环卫职责' },
    });
    await late.dispatch('u-env');
  });
  afterAll(() => city.stop());

  it('a unit’s numbers are its cases, its parent’s their sum, and the city knows what no unit has', async () => {
    const { items, period, scheme } = await look();
    expect(period).toBeNull();
    expect([scheme.id, scheme.version]).toEqual(['weifang7', 1]);
    expect(figure(rowOf(items, 'all'), 'filingRate')).toEqual([3, 4]);
    expect(figure(rowOf(items, 'u-env'), 'filed')).toEqual([3, 3]);
    expect(figure(rowOf(items, 'u-env'), 'closingRate')).toEqual([1, 1]);
    expect(figure(rowOf(items, 'u-env'), 'returnRate')).toEqual([0, 3]);
    expect(figure(rowOf(items, 'u-roads'), 'returnRate')).toEqual([1, 1]);
    expect(figure(rowOf(items, 'u-centre'), 'returnRate')).toEqual([1, 4]);
    expect(figure(rowOf(items, 'u-centre'), 'closingRate')).toEqual([1, 1]);
    // Two more of the kind were filed at the same corner after the first was closed.
    expect(figure(rowOf(items, 'u-env'), 'recurrenceRate')).toEqual([1, 1]);
    expect(rowOf(items, 'u-env')).toMatchObject({
      name: '环卫处',
      depth: 1,
      score: 88.89,
      grade: 'B',
    });
  });

  it('what cannot be measured is not rated: a unit without a closed case has no score', async () => {
    const { items } = await look();
    expect(rowOf(items, 'u-roads')).toMatchObject({ score: null, grade: null });
    const rates = rowOf(items, 'u-roads')?.figures.map((one) => [one.id, one.rate]);
    expect(rates).toContainEqual(['closingRate', null]);
    expect(rates).toContainEqual(['returnRate', 1]);
  });

  it('behind every number stand exactly its cases', async () => {
    const { items } = await look();
    for (const row of items)
      for (const { id, numerator, denominator } of row.figures)
        for (const [part, size] of [
          ['numerator', numerator],
          ['denominator', denominator],
        ] as const) {
          // One empty figure is enough to see that nothing stands behind it.
          if (denominator === 0 && id !== 'satisfactionRate') continue;
          const cases = await assessor.listEvaluationCases({
            query: { ...NOVEMBER, by: 'unit', subjectId: row.id, figure: id, part },
          });
          expect(cases.items.length, `${row.name} ${id} ${part}`).toBe(size);
          expect(cases.items.filter((one) => one.isHit).length).toBe(numerator);
        }
  });

  it('the cases come in pages, each once', async () => {
    const query = { ...NOVEMBER, by: 'unit', subjectId: 'u-env', figure: 'filed' } as const;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await assessor.listEvaluationCases({
        query: { ...query, part: 'denominator', limit: 2, ...(cursor && { cursor }) },
      });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const expected = [roads[0], roads[1], roads[2]].map((road) => road?.caseId);
    expect(seen).toEqual([...expected].sort());
  });

  it('by area and by person: acceptors accept, handlers handle', async () => {
    const areas = (await look('area')).items;
    expect(figure(rowOf(areas, '370702'), 'filed')).toEqual([3, 3]);
    expect(rowOf(areas, '370705')?.score).toBeNull();
    const people = (await look('person')).items;
    expect(figure(rowOf(people, 's-acceptor'), 'onTimeAcceptRate')).toEqual([4, 4]);
    expect(figure(rowOf(people, 's-env_worker'), 'handlingRate')).toEqual([1, 1]);
    expect(figure(rowOf(people, 's-inspector'), 'onTimeCheckRate')).toEqual([1, 1]);
  });

  it('a department’s leader sees the own unit and nothing else', async () => {
    const head = await staff(city, 'env_head');
    expect((await look('unit', head)).items.map((row) => row.id)).toEqual(['u-env']);
    await expect(look('person', head)).rejects.toMatchObject({ code: 'role_not_allowed' });
    const others = { ...NOVEMBER, by: 'unit', subjectId: 'u-roads', figure: 'filed' } as const;
    const peek = head.listEvaluationCases({ query: { ...others, part: 'denominator' } });
    await expect(peek).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    ['backwards', { fromDay: '2026-12-01', toDay: '2026-11-01' }, 'period_unsuitable'],
    ['of no day', { fromDay: '2026-11-01', toDay: '2026-11-01' }, 'period_unsuitable'],
    ['of two years', { fromDay: '2024-11-01', toDay: '2026-11-01' }, 'period_unsuitable'],
    ['by an unknown scheme', { ...NOVEMBER, schemeId: 'guess' }, 'scheme_unknown'],
  ])('a period %s is refused', async (_what, range, code) => {
    const asked = assessor.getEvaluation({ query: { ...NOVEMBER, ...range } });
    await expect(asked).rejects.toMatchObject({ code });
  });

  it('a scheme whose weights do not make 100 is refused; a good one is a new version beside the old', async () => {
    const admin = await staff(city, 'admin');
    const { definition } = PRESETS[0]!;
    const publish = (weights: object) =>
      admin.publishScheme({
        body: {
          id: 'weifang7',
          name: '七项指标（市定）',
          definition: { ...definition, method: { kind: 'weights', weights } },
        },
      });
    await expect(publish({ closingRate: 99 })).rejects.toMatchObject({ code: 'weights_not_100' });
    const added = await publish({ closingRate: 50, onTimeHandlingRate: 50 });
    expect(added.version).toBe(2);
    const { items } = await assessor.listSchemes({ query: { limit: 100 } });
    expect(items.filter((one) => one.id === 'weifang7').map((one) => one.version)).toEqual([2, 1]);
    await expect(
      assessor.publishScheme({ body: { id: 'x', name: 'x', definition } }),
    ).rejects.toMatchObject({ code: 'role_not_allowed' });
  });

  it('an excluded case leaves the score and is counted apart', async () => {
    const { db, clock } = city.context;
    const caseId = roads[0]!.caseId;
    const exclusion = { caseId, reason: '超期申诉成立', by: 's-assessor', at: clock.now() };
    await excludeCase(db, exclusion);
    await excludeCase(db, exclusion);
    const env = rowOf((await look()).items, 'u-env');
    expect(figure(env, 'closingRate')).toEqual([0, 0]);
    expect(figure(env, 'appealed')).toEqual([1, 1]);
    await db.write(build('evaluation_exclusions').where('case_id', caseId).delete());
  });

  it('a late close is late; a granted appeal takes it out of the score, and the fact stays in sight', async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    await road.receive();
    city.clock.forward(3 * DAY_MS);
    assessor = await staff(city, 'assessor');
    const act = async (who: string, body: ActBody, hasPhoto = false) => {
      const person = await staff(city, who);
      const photoIds = hasPhoto ? [await uploadPhoto(person)] : [];
      await person.actOnCase({
        params: { id: road.caseId },
        body: hasPhoto ? { ...body, photoIds } : body,
      });
    };
    await act('env_worker', { action: 'submit_result', note: '已清理' }, true);
    await act('env_head', { action: 'feedback', note: '已处置' });
    await inspect(city, road.caseId, { action: 'check_pass' });
    await act('chief', { action: 'close' });
    const late = rowOf((await look()).items, 'u-env');
    // The other two orders of the unit were never handled at all.
    expect(figure(late, 'lateClosingRate')).toEqual([1, 4]);
    expect(figure(late, 'onTimeHandlingRate')).toEqual([1, 4]);
    expect(figure(late, 'overdueOpenRate')).toEqual([2, 4]);

    await act('env_head', { action: 'appeal_overdue', note: '暴雨期间无法作业' });
    expect(figure(rowOf((await look()).items, 'u-env'), 'lateClosingRate')).toEqual([1, 4]);
    await act('assessor', { action: 'grant_overdue_appeal', note: '情况属实' });
    const appealed = rowOf((await look()).items, 'u-env');
    expect(figure(appealed, 'lateClosingRate')).toEqual([0, 3]);
    expect(figure(appealed, 'appealed')).toEqual([1, 1]);
    const query = { ...NOVEMBER, by: 'unit', subjectId: 'u-env', figure: 'appealed' } as const;
    const behind = await assessor.listEvaluationCases({ query: { ...query, part: 'numerator' } });
    expect(behind.items.map((one) => one.id)).toEqual([road.caseId]);
  });

  it('a month that is not over cannot be frozen', async () => {
    const leader = await staff(city, 'leader');
    const freeze = leader.freezeEvaluation({ body: NOVEMBER });
    await expect(freeze).rejects.toMatchObject({ code: 'period_not_over' });
  });
});
