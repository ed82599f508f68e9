import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { programmeRules } from '../../../../contract/programme-rules.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import { build } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { runSimulations } from '../simulation/run-simulations.ts';
import { publishProgramme } from './publish-programme.ts';

type Desk = Awaited<ReturnType<typeof staff>>;
type Of = { id: string; version: number };
let city: TestCity;
let one: Desk;
let two: Desk;
let programme = '';

beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());
const signIn = async () => {
  [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
};
beforeEach(async () => {
  await signIn();
  programme = `p${newId(city.clock.now()).slice(-8).toLowerCase()}`;
});

const draft = (change: { startsOn?: string; endsOn?: string; amountFen?: number } = {}) => {
  const { amountFen = 60, ...dates } = change;
  return {
    ...{ id: programme, version: null as number | null, name: '新规则', terms: '' },
    ...{ startsOn: '2026-11-01', endsOn: '2026-12-31', ...dates },
    ...{ saveId: newId(city.clock.now()), saveNth: 1 },
    rules: programmeRules.parse({ classes: { C: { kind: 'fixed', amountFen } } }),
  };
};
const save = async (desk: Desk, body: ReturnType<typeof draft>): Promise<Of> => {
  const { id, version } = await desk.saveProgramme({ body });
  return { id, version };
};
const attempt = async (desk: Desk, params: Of) => {
  await desk.simulateProgramme({ params, body: { fromDay: '2026-11-01', toDay: '2026-11-30' } });
  await runSimulations.run(city.context, { isMine: async () => true } as never);
};
/** Written, tried and proposed by the first person. */
async function proposed(
  change: Parameters<typeof draft>[0] = {},
): Promise<Of & { sha256: string }> {
  const params = await save(one, draft(change));
  await attempt(one, params);
  const { sha256 } = await one.proposeProgramme({ params });
  return { ...params, sha256 };
}
const publish = (desk: Desk, { id, version, sha256 }: Of & { sha256: string }) =>
  desk.publishProgramme({ params: { id, version }, body: { sha256 } });
const refusedWith = (code: string) => expect.objectContaining({ code });
const codesOf = (tries: PromiseSettledResult<unknown>[]) =>
  tries.map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.code)).sort();
const stateOf = async ({ id, version }: Of) =>
  (
    await city.context.db.first<{ state: string }>(
      build('reward_programmes').select('state').where({ id, version }),
    )
  )?.state;

describe('a trial counts only against the rules that are in force', () => {
  test('and a version that begins by its date makes it one of yesterday', async () => {
    const tomorrow = nextDay(shanghaiDay(city.clock.now()));
    await publishProgramme(city.context, { ...draft({ startsOn: tomorrow }), version: 1 });
    const params = await save(one, draft({ amountFen: 70 }));
    await attempt(one, params);
    expect(await one.getProgramme({ params })).toMatchObject({ mayPropose: true });
    const { sha256 } = await one.proposeProgramme({ params });
    // The last moment of the day, and the first of the next.
    const wait = startOfDay(tomorrow).getTime() - city.clock.now().getTime();
    city.clock.forward(wait - 30_000);
    await signIn();
    expect(await two.getProgramme({ params })).toMatchObject({ mayPublish: true });
    city.clock.forward(30_000);
    expect(await two.getProgramme({ params })).toMatchObject({
      mayPublish: false,
      simulation: { isCurrent: false },
      inForce: { id: programme, version: 1 },
    });
    await expect(publish(two, { ...params, sha256 })).rejects.toMatchObject({
      code: 'simulation_required',
    });
    await attempt(one, params);
    expect(await publish(two, { ...params, sha256 })).toMatchObject({ state: 'published' });
  });

  test('so does one whose last day is over', async () => {
    const today = shanghaiDay(city.clock.now());
    await publishProgramme(city.context, { ...draft({ endsOn: today }), version: 1 });
    const params = await save(one, draft());
    await attempt(one, params);
    city.clock.forward(86_400_000);
    await signIn();
    expect(await one.getProgramme({ params })).toMatchObject({ mayPropose: false });
    await expect(one.proposeProgramme({ params })).rejects.toMatchObject({
      code: 'simulation_required',
    });
  });

  test('and of two that are put in force at once, the second has met rules that are gone', async () => {
    const first = await proposed();
    programme = `${programme}b`;
    const second = await proposed();
    const tries = await Promise.allSettled([publish(two, first), publish(two, second)]);
    expect(codesOf(tries)).toEqual(['done', 'simulation_required']);
    expect([await stateOf(first), await stateOf(second)].sort()).toEqual(['proposed', 'published']);
  });

  test('also when the other was stopped while it was put in force', async () => {
    const running = await proposed();
    await publish(two, running);
    programme = `${programme}b`;
    const next = await proposed();
    const { id, version } = running;
    const [stopped, begun] = await Promise.allSettled([
      one.endProgramme({ params: { id, version } }),
      publish(two, next),
    ]);
    // Stopping is never refused; what is begun before it was begun against what stood then.
    expect(stopped.status).toBe('fulfilled');
    if (begun.status === 'rejected')
      expect(begun.reason).toEqual(refusedWith('simulation_required'));
    expect(await stateOf(next)).toBe(begun.status === 'fulfilled' ? 'published' : 'proposed');
  });
});

test('the list says which version counted when', async () => {
  const older = await proposed();
  const { publishedAt } = await publish(two, older);
  city.clock.forward(60_000);
  const newer = await proposed({ amountFen: 70 });
  const { publishedAt: replacedAt } = await publish(two, newer);
  const { items } = await one.listProgrammes({ query: { limit: 100 } });
  expect(items.filter(({ id }) => id === programme).map(({ run }) => run)).toEqual([
    { from: replacedAt, until: null, replacedBy: null },
    { from: publishedAt, until: replacedAt, replacedBy: newer.version },
  ]);
  const { id, version } = older;
  expect(await one.getProgramme({ params: { id, version } })).toMatchObject({
    run: { until: replacedAt, replacedBy: newer.version },
  });
});

describe('two people, and the text that both have seen', () => {
  test('proposing and changing a draft at once never proposes what was not tried', async () => {
    for (let round = 0; round < 4; round++) {
      programme = `${programme}${round}`;
      const params = await save(one, draft());
      const body = { ...draft({ amountFen: 90 }), version: params.version };
      await attempt(one, params);
      const tries = await Promise.allSettled([
        one.proposeProgramme({ params }),
        two.saveProgramme({ body }),
      ]);
      expect(tries.some((one) => one.status === 'fulfilled')).toBe(true);
      const { state, rules, simulation } = await one.getProgramme({ params });
      const isFirst = state === 'proposed';
      expect(rules.classes.C).toMatchObject({ amountFen: isFirst ? 60 : 90 });
      expect(simulation?.isCurrent).toBe(isFirst);
    }
  });

  test('nobody publishes alone: not from another window, not by taking it back and proposing it as somebody else', async () => {
    const own = await proposed();
    // The same person, signed in once more.
    const again = await staff(city, 'finance');
    await expect(publish(again, own)).rejects.toMatchObject({ code: 'second_person_required' });
    // The second one proposes it: then the first has written it and the second has proposed it.
    const { id, version } = own;
    const params = { id, version };
    await two.reopenProgramme({ params });
    await two.proposeProgramme({ params });
    for (const desk of [one, two])
      await expect(publish(desk, own)).rejects.toMatchObject({ code: 'second_person_required' });
    // Words of the second one make him its author, whoever proposes it.
    await one.reopenProgramme({ params });
    await two.saveProgramme({ body: { ...draft({ amountFen: 80 }), version } });
    await attempt(one, params);
    const { sha256 } = await one.proposeProgramme({ params });
    for (const desk of [one, two])
      await expect(publish(desk, { ...params, sha256 })).rejects.toMatchObject({
        code: 'second_person_required',
      });
    expect(await stateOf(params)).toBe('proposed');
  });

  test('what is published is not taken back, changed or thrown away in the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      programme = `${programme}${round}`;
      const own = await proposed();
      const params = { id: own.id, version: own.version };
      const [published, ...others] = await Promise.allSettled([
        publish(two, own),
        one.reopenProgramme({ params }),
        one.discardProgramme({ params }),
        one.saveProgramme({ body: { ...draft({ amountFen: 90 }), version: own.version } }),
      ]);
      const { state, publishedBy, rules } = await one.getProgramme({ params });
      if (published.status === 'fulfilled') {
        expect({ state, publishedBy }).toEqual({ state: 'published', publishedBy: 'finance2' });
        expect(rules.classes.C).toMatchObject({ amountFen: 60 });
        expect(codesOf(others)).toEqual(Array(3).fill('programme_moved'));
      } else {
        expect(['draft', 'discarded']).toContain(state);
        expect(publishedBy).toBeNull();
      }
    }
  });
});

describe('versions whose days overlap', () => {
  test('a lower one is not put in force after a higher one: it would never count', async () => {
    const lower = await save(one, draft({ amountFen: 50 }));
    const higher = await proposed({ amountFen: 70 });
    await publish(two, higher);
    await attempt(one, lower);
    await expect(one.proposeProgramme({ params: lower })).rejects.toMatchObject({
      code: 'programme_overtaken',
    });
    // Not even when the higher one was stopped: that does not bring an earlier one back.
    await one.endProgramme({ params: { id: higher.id, version: higher.version } });
    await attempt(one, lower);
    await expect(one.proposeProgramme({ params: lower })).rejects.toMatchObject({
      code: 'programme_overtaken',
    });
  });

  test('nor one that was already proposed by then', async () => {
    const lower = await proposed({ amountFen: 50 });
    const higher = await proposed({ amountFen: 70 });
    await publish(two, higher);
    await attempt(one, lower);
    await expect(publish(two, lower)).rejects.toMatchObject({ code: 'programme_overtaken' });
    expect(await stateOf(lower)).toBe('proposed');
  });
});
