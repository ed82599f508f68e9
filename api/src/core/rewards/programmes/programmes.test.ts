import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDraftFaults } from '../../../../contract/programme-faults.ts';
import { type ProgrammeRulesInput, programmeRules } from '../../../../contract/programme-rules.ts';
import { build } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { callerWith, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { CITY_PROGRAMMES } from '../cities/city-programmes.ts';
import { runSimulations } from '../simulation/run-simulations.ts';
import { filedCase, person, publishFiled } from '../testing.ts';
import { proposeProgramme } from './change-programme.ts';
import { publishProgramme } from './publish-programme.ts';

let city: TestCity;
let one: Awaited<ReturnType<typeof staff>>;
let two: Awaited<ReturnType<typeof staff>>;

beforeAll(async () => {
  city = await startCity();
  [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
});
afterAll(() => city.stop());

/** The first press of a form that was just opened. */
const press = (saveNth = 1, saveId = newId(city.clock.now())) => ({ saveId, saveNth });
const draft = (change: ProgrammeRulesInput, version: number | null = null) => ({
  id: 'city',
  version,
  ...press(),
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
      months: [
        {
          month: '2026-11',
          newFen: 180,
          presentFen: 300,
          bookedFen: 300,
          newPrizesFen: 0,
          presentPrizesFen: 0,
        },
      ],
      reasons: [{ reason: 'rewarded', newCount: 3, presentCount: 3 }],
      winnerCount: 0,
      loserCount: 1,
      losers: [{ newFen: 180, presentFen: 300 }],
    });
    expect(tried.simulation?.result?.losers[0]?.alias).toBe(`市民${payee.id.slice(-4)}`);

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

  test('says in its trial what ranking and draw can cost at most, month by month', async () => {
    const prizes = {
      rankMonth: [
        { from: 1, to: 1, amountFen: 10_000 },
        { from: 2, to: 5, amountFen: 5_000 },
      ],
      lotteryMonth: [{ count: 3, amountFen: 1_000 }],
    };
    const running = { id: 'ranked', version: 1, startsOn: '2026-11-01', endsOn: '2026-11-30' };
    await publishProgramme(city.context, {
      ...draft({ ...CHEAPER, areaIds: ['370702'], lotteryMonth: prizes.lotteryMonth }),
      ...running,
    });
    const { id, version } = await one.saveProgramme({ body: draft({ ...CHEAPER, ...prizes }) });
    const params = { id, version };
    await one.simulateProgramme({ params, body: days });
    await runJob();
    const { simulation } = await one.getProgramme({ params });
    expect(simulation?.result?.months).toMatchObject([
      { newPrizesFen: 10_000 + 4 * 5_000 + 3 * 1_000, presentPrizesFen: 3_000 },
    ]);
    // A trial from before prizes were counted looks cheaper than the version is: it does not say what it met either.
    await city.context.db.write(
      build('reward_simulations').where({ id: simulation?.id }).update({ base_sha256: null }),
    );
    expect(await one.getProgramme({ params })).toMatchObject({ mayPropose: false });
    await one.endProgramme({ params: { id: 'ranked', version: 1 } });
  });

  test('is thrown away while it is a draft, stays on record, and its number is not used again', async () => {
    const { id, version } = await one.saveProgramme({ body: { ...draft(CHEAPER), id: 'thrown' } });
    const params = { id, version };
    expect(await two.discardProgramme({ params })).toMatchObject({
      state: 'discarded',
      mayEdit: false,
      mayPropose: false,
      mayPublish: false,
    });
    for (const again of [
      () => one.discardProgramme({ params }),
      () => one.discardProgramme({ params: { id: 'city', version: 1 } }),
      () => one.saveProgramme({ body: { ...draft(CHEAPER, version), id } }),
    ])
      await expect(again()).rejects.toMatchObject({ code: 'programme_moved' });
    const next = await one.saveProgramme({ body: { ...draft(CHEAPER), id } });
    expect(next.version).toBe(version + 1);
  });

  test('that an older form gave a mark in the wrong place is read without it', async () => {
    const { id, version, rules } = await one.saveProgramme({
      body: { ...draft(CHEAPER), id: 'older' },
    });
    const marked = {
      ...rules,
      neverEarns: ['self_made', 'near_and_far'],
      evidence: { ...rules.evidence, marks: ['whole_act', 'not_real'] },
    };
    expect(programmeRules.safeParse(marked).success).toBe(false);
    await city.context.db.write(
      build('reward_programmes')
        .where({ id, version })
        .update({ rules: JSON.stringify(marked) }),
    );
    const read = await one.getProgramme({ params: { id, version } });
    expect(read.rules.neverEarns).toEqual(['self_made']);
    expect(read.rules.evidence.marks).toEqual(['whole_act']);
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
      await expect(save(rules)).rejects.toMatchObject({
        code: 'amount_over_transfer',
        paths: [{ message: expect.stringMatching(/不能大于 200 元（微信单笔限额）$/) }],
      });
    }
    expect(await one.listProgrammes({ query: {} })).toMatchObject({ maxTransferFen: 20_000 });
    // Saved while the limit was higher.
    const { id, version } = await save({ classes: { A: { kind: 'fixed', amountFen: 20_000 } } });
    const { config } = city.context;
    const payouts = { ...config.payouts, maxTransferFen: 10_000 };
    const lowered = { ...city.context, config: { ...config, payouts } };
    await expect(
      proposeProgramme(lowered, { id: 'x', name: '财务' }, { id, version }),
    ).rejects.toMatchObject({ code: 'amount_over_transfer' });
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
