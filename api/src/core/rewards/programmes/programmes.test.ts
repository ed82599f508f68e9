import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDraftFaults } from '../../../../contract/programme-faults.ts';
import { type ProgrammeRulesInput, programmeRules } from '../../../../contract/programme-rules.ts';
import { build } from '../../../lib/db.ts';
import { callerWith, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { CITY_PROGRAMMES } from '../cities/city-programmes.ts';
import { runSimulations } from '../simulation/run-simulations.ts';
import { filedCase, person, publishFiled } from '../testing.ts';
import { publishProgramme } from './publish-programme.ts';

let city: TestCity;
let one: Awaited<ReturnType<typeof staff>>;
let two: Awaited<ReturnType<typeof staff>>;

beforeAll(async () => {
  city = await startCity();
  [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
});
afterAll(() => city.stop());

const draft = (change: ProgrammeRulesInput, version: number | null = null) => ({
  id: 'city',
  version,
  name: '新规则',
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  terms: '',
  rules: programmeRules.parse(change),
});
const CHEAPER = { classes: { C: { kind: 'fixed', amountFen: 60 } } } as const;
const days = { fromDay: '2026-11-01', toDay: '2026-11-30' };
const runJob = () => runSimulations.run(city.context, { isMine: async () => true } as never);

describe('a new version of the rules', () => {
  test('is tried on the past, proposed, and put in force by a second person', async () => {
    const payee = await person(city);
    for (let n = 0; n < 3; n++) await publishFiled(city, filedCase(payee.id));

    const { id, version } = await one.saveProgramme({ body: draft(CHEAPER) });
    const params = { id, version };
    await expect(one.proposeProgramme({ params })).rejects.toMatchObject({
      code: 'simulation_required',
    });
    await one.simulateProgramme({ params, body: days });
    await Promise.all([runJob(), runJob()]);
    const tried = await one.getProgramme({ params });
    expect(tried.simulation?.result).toMatchObject({
      caseCount: 3,
      months: [{ month: '2026-11', newFen: 180, presentFen: 300, bookedFen: 300 }],
      reasons: [{ reason: 'rewarded', newCount: 3, presentCount: 3 }],
      winnerCount: 0,
      loserCount: 1,
      losers: [{ newFen: 180, presentFen: 300 }],
    });
    expect(tried.simulation?.result?.losers[0]?.alias).toContain('**');

    // A change after the trial needs another one.
    await one.saveProgramme({
      body: draft({ classes: { C: { kind: 'fixed', amountFen: 70 } } }, version),
    });
    await expect(one.proposeProgramme({ params })).rejects.toMatchObject({
      code: 'simulation_required',
    });
    await one.saveProgramme({ body: draft(CHEAPER, version) });
    expect(await one.proposeProgramme({ params })).toMatchObject({
      state: 'proposed',
      mayPublish: false,
    });

    const { sha256, inForce } = await two.getProgramme({ params });
    // What it is compared with is what runs today.
    expect(inForce).toMatchObject({ id: 'city', version: 1, name: '随手拍有奖' });
    await expect(one.publishProgramme({ params, body: { sha256 } })).rejects.toMatchObject({
      code: 'second_person_required',
    });
    const published = await Promise.allSettled([
      two.publishProgramme({ params, body: { sha256 } }),
      two.publishProgramme({ params, body: { sha256 } }),
    ]);
    expect(published.filter((try_) => try_.status === 'fulfilled')).toHaveLength(1);

    const filed = filedCase(payee.id);
    await publishFiled(city, filed);
    const { items } = await payee.listMyRewards({});
    expect(items.map((reward) => reward.amountFen)).toEqual([60, 100, 100, 100]);
  });

  test('is published as it was read and tried, not as it was changed meanwhile', async () => {
    const { id, version } = await one.saveProgramme({ body: draft(CHEAPER) });
    const params = { id, version };
    const propose = async () => {
      await one.simulateProgramme({ params, body: days });
      await runJob();
      return one.proposeProgramme({ params });
    };
    const { sha256: read } = await propose();
    // Taken back, another amount, proposed again, while the second person still looks at the first text.
    await one.reopenProgramme({ params });
    const dearer = { classes: { C: { kind: 'fixed', amountFen: 999 } } } as const;
    await one.saveProgramme({ body: draft(dearer, version) });
    const { sha256: now } = await propose();
    expect(now).not.toBe(read);
    await expect(two.publishProgramme({ params, body: { sha256: read } })).rejects.toMatchObject({
      code: 'programme_moved',
    });
    // A trial that is still to come: nobody has seen what it says.
    await two.simulateProgramme({ params, body: days });
    expect(await two.getProgramme({ params })).toMatchObject({ mayPublish: false });
    await expect(two.publishProgramme({ params, body: { sha256: now } })).rejects.toMatchObject({
      code: 'simulation_required',
    });
    await runJob();
    // Something else was put in force since: what the trial compared with may be gone.
    const before = { startsOn: '2026-10-01', endsOn: '2026-10-31' };
    await publishProgramme(city.context, {
      ...draft(CHEAPER),
      ...before,
      id: 'october',
      version: 1,
    });
    await expect(two.publishProgramme({ params, body: { sha256: now } })).rejects.toMatchObject({
      code: 'simulation_required',
    });
    // Whoever wrote on it last is its author, and nobody overwrites what he or she has not seen.
    await one.reopenProgramme({ params });
    const body = { ...draft(dearer, version), basedOn: now };
    await two.saveProgramme({ body: { ...body, name: '第二人改过' } });
    await expect(one.saveProgramme({ body })).rejects.toMatchObject({ code: 'programme_moved' });
    const { sha256: theirs } = await propose();
    await expect(two.publishProgramme({ params, body: { sha256: theirs } })).rejects.toMatchObject({
      code: 'second_person_required',
    });
    // The words that people read are part of what is agreed on.
    await one.reopenProgramme({ params });
    await one.saveProgramme({ body: { ...draft(dearer, version), terms: '每件 1 元' } });
    expect(await one.getProgramme({ params })).toMatchObject({ mayPropose: false });
  });

  test('shows in its trial which caps cut how many entries, and how far it has come', async () => {
    const payee = await person(city);
    for (let n = 0; n < 3; n++) await publishFiled(city, filedCase(payee.id));
    const capped = { ...CHEAPER, caps: { personDayCount: 2, overCap: 'no_entry' } } as const;
    const { id, version } = await one.saveProgramme({ body: draft(capped) });
    const params = { id, version };
    const asked = await one.simulateProgramme({ params, body: days });
    expect(asked.simulation).toMatchObject({ state: 'queued', doneCount: 0, totalCount: null });
    await runJob();
    const { simulation } = await one.getProgramme({ params });
    expect(simulation?.totalCount).toBe(simulation?.result?.caseCount);
    // Of each person's entries on that one day all but two.
    const over = (simulation?.result?.caseCount ?? 0) - 2 * 2;
    expect(simulation?.result?.capHits).toEqual([
      { cap: 'personDayCount', newCount: over, presentCount: 0 },
    ]);
  });

  test('can begin with the rules of another city, without its districts', async () => {
    const first = await one.listProgrammeTemplates({ query: { limit: 10 } });
    const cursor = first.nextCursor ?? '';
    const rest = await one.listProgrammeTemplates({ query: { limit: 10, cursor } });
    const all = [...first.items, ...rest.items];
    expect(all.map((row) => row.city)).toEqual(CITY_PROGRAMMES.map((row) => row.city));
    expect(rest.nextCursor).toBeNull();
    // Each of them can be saved as it stands.
    for (const { city: name, rules } of all)
      expect(
        findDraftFaults({ startsOn: '2026-01-01', endsOn: '2026-12-31', rules }),
        name,
      ).toEqual([]);
    const qingdao = all.find((row) => row.city === '青岛');
    expect(qingdao?.rules.areaIds).toEqual([]);
    expect(qingdao?.assumptions[0]).toBe('原文限 10 个区域，须另选本市区域');
  });

  test('is never changed once it was proposed or published', async () => {
    await expect(one.saveProgramme({ body: draft(CHEAPER, 1) })).rejects.toMatchObject({
      code: 'programme_moved',
    });
    const before = await city.context.db.first(build('reward_programmes').where({ version: 2 }));
    await expect(one.saveProgramme({ body: draft(CHEAPER, 2) })).rejects.toMatchObject({
      code: 'programme_moved',
    });
    expect(await city.context.db.first(build('reward_programmes').where({ version: 2 }))).toEqual(
      before,
    );
  });

  test('that contradicts itself or promises a way of paying nobody carries out is refused', async () => {
    const save = (rules: ProgrammeRulesInput) => one.saveProgramme({ body: draft(rules) });
    for (const rules of [
      { classes: {} },
      { classes: { A: { kind: 'range', fromFen: 200, toFen: 100 } } },
      // Less than WeChat transfers.
      { classes: { A: { kind: 'fixed', amountFen: 9 } } },
      { ...CHEAPER, rankMonth: [{ from: 5, to: 1, amountFen: 1 }] },
      { ...CHEAPER, categoryRules: [{ name: '垃圾', kinds: ['litter'], rewardClass: 'A' }] },
    ] as ProgrammeRulesInput[])
      await expect(save(rules)).rejects.toMatchObject({ code: 'programme_unsuitable' });
    const { id, version } = await save({ ...CHEAPER, payout: { channel: 'phone_credit' } });
    await one.simulateProgramme({ params: { id, version }, body: days });
    await runJob();
    await expect(one.proposeProgramme({ params: { id, version } })).rejects.toMatchObject({
      code: 'channel_not_connected',
    });
  });

  test('that promises more than WeChat transfers at once is refused before anybody earns it', async () => {
    const save = (rules: ProgrammeRulesInput) => one.saveProgramme({ body: draft(rules) });
    const doubled = { name: '专项', kind: 'campaign', factor: 3 } as const;
    for (const rules of [
      { classes: { A: { kind: 'fixed', amountFen: 20_001 } } },
      {
        classes: { A: { kind: 'fixed', amountFen: 10_000 } },
        multipliers: [{ ...doubled, from: '2026-12-01', to: '2026-12-31' }],
      },
      { ...CHEAPER, lotteryMonth: [{ count: 1, amountFen: 30_000 }] },
    ] as ProgrammeRulesInput[]) {
      const { id, version } = await save(rules);
      await one.simulateProgramme({ params: { id, version }, body: days });
      await runJob();
      await expect(one.proposeProgramme({ params: { id, version } })).rejects.toMatchObject({
        code: 'amount_over_transfer',
      });
    }
  });

  test('stops at once when one person ends it, and the one before does not come back', async () => {
    expect((await callerWith(city, {}).getRewardRules()).items).toMatchObject([{ name: '新规则' }]);
    await one.endProgramme({ params: { id: 'city', version: 2 } });
    const payee = await person(city);
    await publishFiled(city, filedCase(payee.id));
    const { items } = await payee.listMyRewards({});
    expect(items[0]).toMatchObject({ amountFen: 0, explanation: '当前没有进行中的奖励活动' });
    expect((await callerWith(city, {}).getRewardRules()).items).toEqual([]);
  });
});
