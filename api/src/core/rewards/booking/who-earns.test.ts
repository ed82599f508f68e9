import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { programmeRules } from '../../../../contract/programme-rules.ts';
import { build } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { agree, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { publishTerms } from '../../accounts/index.ts';
import { checkLedger } from '../../payouts/index.ts';
import { CITY_PROGRAMMES } from '../cities/city-programmes.ts';
import { publishProgramme } from '../index.ts';
import { runSimulations } from '../simulation/run-simulations.ts';
import { filedCase, person, publishFiled, type TestPerson } from '../testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
});
afterAll(() => city.stop());

/** Files one more report of this person; answers what was decided about it. */
async function file(payee: TestPerson, change: Parameters<typeof filedCase>[1] = {}) {
  const filed = filedCase(payee.id, change);
  await publishFiled(city, filed);
  const row = await city.context.db.first<{ id: string; consent_id: string | null }>(
    build('rewards').where('case_id', filed.caseId).andWhere('person_id', payee.id),
  );
  if (!row) throw new Error('nothing was decided');
  const decision = await city.context.db.first<{ facts: string }>(
    build('reward_decisions').where('reward_id', row.id),
  );
  return { ...row, facts: JSON.parse(decision?.facts ?? 'null') };
}
let programmes = 1;
const inForce = (rules: Parameters<typeof programmeRules.parse>[0]) =>
  publishProgramme(city.context, {
    id: 'city',
    version: ++programmes,
    name: '新规则',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    terms: '',
    rules: programmeRules.parse(rules),
  });
let texts = 1;
const raiseTerms = () =>
  publishTerms(city.context.db, city.clock.now(), 's-admin', {
    sections: [{ title: '奖励', words: [`第 ${++texts} 版`] }],
    news: '更新',
  });
const explanationOf = async (payee: TestPerson) =>
  (await payee.listMyRewards({})).items[0]?.explanation;

const CHEAP = { classes: { C: { kind: 'fixed', amountFen: 100 } } } as const;

describe('consent to the terms that the programme names', () => {
  let payee: TestPerson;
  beforeEach(async () => {
    payee = await person(city);
  });

  test('a newer text takes nothing from anybody, a programme that needs it does, until the person agrees', async () => {
    const { consent_id: first } = await file(payee);
    await raiseTerms();
    expect(await file(payee)).toMatchObject({ state: 'owed', consent_id: first });

    await inForce(CHEAP);
    const refused = await file(payee);
    expect(refused).toMatchObject({
      state: 'not_rewarded',
      reason: 'consent_outdated',
      amount_fen: 0,
      consent_id: first,
      programme_id: 'city',
      programme_version: programmes,
      facts: { consentVersion: 1 },
    });
    expect(await explanationOf(payee)).toContain('在“我的”里同意后');
    expect(await payee.getCitizenMe()).toMatchObject({ consentAsked: 'again' });

    await agree(payee);
    const earned = await file(payee);
    expect(earned).toMatchObject({ state: 'owed', facts: { consentVersion: 2 } });
    expect(earned.consent_id).not.toBe(first);
    // What was decided before stays as it was.
    const before = await city.context.db.first(build('rewards').where('id', refused.id));
    expect(before).toMatchObject({ state: 'not_rewarded', consent_id: first });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('a draft names the newest text of its day, keeps it through its life, and is tried as if all had agreed', async () => {
    const [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
    await file(payee);
    const { version: named } = await raiseTerms();
    const body = {
      id: 'other',
      version: null,
      name: '另一活动',
      startsOn: '2026-11-01',
      endsOn: '2026-12-31',
      terms: '',
      rules: programmeRules.parse(CHEAP),
      saveId: newId(city.clock.now()),
      saveNth: 1,
    };
    const draft = await one.saveProgramme({ body });
    expect(draft.termsVersion).toBe(named);
    const params = { id: draft.id, version: draft.version };
    await raiseTerms();
    await one.simulateProgramme({
      params,
      body: { fromDay: '2026-11-01', toDay: '2026-11-30' },
    });
    await runSimulations.run(city.context, { isMine: async () => true } as never);
    const { simulation } = await one.getProgramme({ params });
    expect(simulation?.result?.reasons.map((row) => row.reason)).toEqual(['rewarded']);
    const { sha256 } = await one.proposeProgramme({ params });
    await two.publishProgramme({ params, body: { sha256 } });
    expect(await one.getProgramme({ params })).toMatchObject({ termsVersion: named });
    await one.endProgramme({ params });
  });

  test('a merged report shares only under its own reporter’s consent and age', async () => {
    const followers = { kind: 'share', percent: 50 } as const;
    await inForce({ ...CHEAP, duplicates: { followers } });
    const [fresh, young] = [await person(city), await person(city, { isUnder14: true })];
    await raiseTerms();
    await inForce({ ...CHEAP, duplicates: { followers } });
    await agree(payee);
    await agree(young, { isUnder14: true });
    const main = filedCase(payee.id);
    const follower = (one: TestPerson) => ({
      caseId: filedCase(one.id).caseId,
      caseNo: main.caseNo,
      citizenId: one.id,
    });
    await publishFiled(city, { ...main, followers: [follower(fresh), follower(young)] });
    const rows = await city.context.db.rows<{ person_id: string; reason: string | null }>(
      build('rewards').select('person_id', 'reason').where('case_id', main.caseId),
    );
    expect(new Map(rows.map((row) => [row.person_id, row.reason]))).toEqual(
      new Map([
        [payee.id, null],
        [fresh.id, 'consent_outdated'],
        [young.id, 'under_age'],
      ]),
    );
  });
});

describe('the age a person declared', () => {
  test('under 14: reported and filed, no reward, said why; declared anew it earns', async () => {
    await inForce(CHEAP);
    const payee = await person(city, { isUnder14: true });
    expect(await file(payee)).toMatchObject({
      state: 'not_rewarded',
      reason: 'under_age',
      facts: { isUnder14: true },
    });
    expect(await explanationOf(payee)).toContain('未满 14 周岁');
    await agree(payee, { isUnder14: false });
    expect(await file(payee)).toMatchObject({ state: 'owed' });
  });

  test('counts as it was when the report was made: another word is for the reports that come after it', async () => {
    await inForce(CHEAP);
    const report = (reportedAt: Date) =>
      ({
        ...{ areaId: null, categoryKey: null, photoCount: 1, accuracyM: 15, measures: {} },
        ...{ marks: [], nearby: [], deviceKey: null, reportedAt, capturedAt: null },
      }) as never;
    const payee = await person(city, { isUnder14: true });
    const reportedAt = city.clock.now();
    city.clock.forward(60_000);
    await agree(payee, { isUnder14: false });
    expect(await file(payee, { report: report(reportedAt) })).toMatchObject({
      reason: 'under_age',
    });
    expect(await file(payee, { report: report(city.clock.now()) })).toMatchObject({
      state: 'owed',
    });
  });

  test('under 14 and without payee consent the age is the reason that is told', async () => {
    const payee = await person(city, { isUnder14: true, mayBePaid: false });
    expect(await file(payee)).toMatchObject({ reason: 'under_age' });
  });

  test('does not count where a programme does not ask for it', async () => {
    await inForce({ ...CHEAP, eligible: { excludesUnder14: false } });
    expect(await file(await person(city, { isUnder14: true }))).toMatchObject({ state: 'owed' });
  });
});

test('深圳：须绑定手机号，绑定之前不奖、之后奖、解绑后又不奖', async () => {
  await inForce(CITY_PROGRAMMES.find((one) => one.city === '深圳')!.rules);
  const report = {
    ...{ areaId: null, categoryKey: 'E0110', photoCount: 2, accuracyM: 15, measures: {} },
    ...{ marks: ['near_and_far'], nearby: [], deviceKey: null },
    ...{ reportedAt: city.clock.now(), capturedAt: city.clock.now() },
  };
  const payee = await person(city);
  const fileGood = () => file(payee, { report: report as never });
  expect(await fileGood()).toMatchObject({ state: 'not_rewarded', reason: 'no_phone' });
  expect(await explanationOf(payee)).toContain('在“我的”里绑定后');
  expect((await payee.getRewardRules()).items).toMatchObject([{ needsPhone: true }]);

  const code = city.sandbox.control.mintPhoneCode(payee.openid, '13800001234');
  await payee.bindPhone({ body: { code } });
  expect(await fileGood()).toMatchObject({ state: 'owed', facts: { hasPhone: true } });
  await payee.unbindPhone({ body: {} });
  expect(await fileGood()).toMatchObject({ reason: 'no_phone' });
});
