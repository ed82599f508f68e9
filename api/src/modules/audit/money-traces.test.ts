import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportKind } from '../../../contract/finance.ts';
import { programmeRules } from '../../../contract/programme-rules.ts';
import { startSession } from '../../core/accounts/index.ts';
import { claimId, confirmOnPhone, earn } from '../../core/payouts/testing.ts';
import { person } from '../../core/rewards/testing.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import { build } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { type Person, staff } from '../../testing/people.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { checkChain } from './check-chain.ts';
import { recordIntent, traceBrokenCalls } from './intents.ts';
import { listTraces } from './queries.ts';
import type { Trace } from './store.ts';

let city: TestCity;
let one: Person;
let two: Person;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
});
afterAll(() => city.stop());

const today = () => shanghaiDay(city.clock.now());
const traces = async (filter: object) =>
  (await listTraces(city.context.db, { outcome: 'all', limit: 100, ...filter })).map(
    ({ operation, object_id, status, code, after_json }) => ({
      operation,
      object: object_id,
      status,
      code,
      after: JSON.parse(after_json ?? 'null'),
    }),
  );
const newest = async (operation: string) => (await traces({ operation }))[0];

async function claim(twoPersonOverFen: number) {
  city.context.config.payouts.twoPersonOverFen = twoPersonOverFen;
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  return { payee, payout: await payee.claimReward({ body: { id: claimId(), rewardId } }) };
}

describe('a batch of payouts', () => {
  test('leaves the sum that was approved, and each payout its own outcome, found by its id', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await claim(99)).payout.id);
    const [asked = '', ...free] = ids;
    await one.approvePayout({ params: { id: asked }, body: {} });
    const totalFen = 300;
    expect(await one.approvePayouts({ body: { ids, totalFen } })).toMatchObject({
      approvedCount: 2,
      approvedFen: 200,
    });
    const [batch] = (await traces({ operation: 'approvePayouts' })).filter((row) => !row.object);
    expect(batch?.after).toEqual({
      ids,
      totalFen,
      approvedCount: 2,
      approvedFen: 200,
      deed: '成批审批 3 笔，通过 2 笔',
    });
    const mine = { operation: 'approvePayouts', objectId: asked };
    expect(await traces(mine)).toMatchObject([{ status: 403, code: 'approver_is_payee_side' }]);
    for (const objectId of free)
      expect(await traces({ ...mine, objectId })).toMatchObject([{ status: 200, code: null }]);
    expect(await newest('approvePayout')).toMatchObject({ after: { amountFen: 100 } });
    await expect(
      one.approvePayouts({ body: { ids, totalFen: totalFen + 1 } }),
    ).rejects.toMatchObject({ code: 'batch_total_differs' });
    expect(await traces({ ...mine, objectId: free[0] })).toHaveLength(1);
  });

  test('that broke off leaves each payout a row that says nobody knows', async () => {
    const ids = Array.from({ length: 50 }, () => newId(new Date()));
    await recordIntent(city.context.db, broken(ids));
    city.clock.forward(11 * 60_000);
    expect(await traceBrokenCalls(city.context)).toBe(1);
    for (const objectId of [ids[0], ids[49]])
      expect(await traces({ objectId })).toMatchObject([{ status: 500, code: 'interrupted' }]);
    const range = { from: today(), to: today() };
    expect(await checkChain(city.context.db, range)).toMatchObject({ isIntact: true });
  });

  const broken = (ids: string[]): Trace => ({
    at: city.clock.now(),
    staffId: 's-finance',
    staffName: 'finance',
    roles: 'finance',
    unitId: null,
    ip: '127.0.0.1',
    operation: 'approvePayouts',
    objectKind: 'payouts',
    objectId: null,
    status: 200,
    code: null,
    requestId: '-',
    before: null,
    after: JSON.stringify({ ids }),
  });
});

describe('what two people do with money', () => {
  const about = { programmeId: 'city', amountFen: 1000 };

  test('leaves what they agreed on, and the books name both', async () => {
    const month = today().slice(0, 7);
    const budget = { id: newId(new Date()), ...about, month, reason: '追加' };
    await one.askBudget({ body: budget });
    expect(await newest('askBudget')).toMatchObject({ after: { ...about, month } });
    await two.decideBudget({ params: { id: budget.id }, body: { isConfirmed: true } });
    expect(await newest('decideBudget')).toMatchObject({
      object: budget.id,
      after: { ...about, month, isConfirmed: true, deed: '确认拨款' },
    });
    const back = { ...budget, id: newId(new Date()), kind: 'pool_back' } as const;
    await one.proposeMoneyAdjustment({ body: back });
    const kept = { ...about, month, kind: 'pool_back' };
    expect(await newest('proposeMoneyAdjustment')).toMatchObject({ after: kept });
    await two.decideMoneyAdjustment({ params: { id: back.id }, body: { agree: true } });
    expect(await newest('decideMoneyAdjustment')).toMatchObject({
      object: back.id,
      after: { ...kept, agree: true, deed: '同意调账' },
    });
    const { items } = await two.listTransfers({ query: { account: 'funding' } });
    const actorOf = (id: string) => items.find((row) => row.id === id)?.actor;
    expect(actorOf(`budget:${budget.id}`)).toBe('finance、finance2');
    expect(actorOf(`adjust:${back.id}`)).toBe('finance、finance2');
  });

  test('however long their names are', async () => {
    const named = (id: string, name: string) =>
      city.context.db.write(build('staff').where('id', id).update({ name }));
    const [first, second] = ['甲'.repeat(40), '乙'.repeat(40)];
    await named('s-finance', first);
    await named('s-finance2', second);
    const body = { id: newId(new Date()), ...about, month: today().slice(0, 7), reason: '追加' };
    await one.askBudget({ body });
    await two.decideBudget({ params: { id: body.id }, body: { isConfirmed: true } });
    const { items } = await two.listTransfers({ query: { account: 'funding' } });
    expect(items.find((row) => row.id === `budget:${body.id}`)?.actor).toBe(
      `${first.slice(0, 19)}、${second.slice(0, 19)}`,
    );
    await named('s-finance', 'finance');
    await named('s-finance2', 'finance2');
  });

  test('leaves the number of a receipt, and the one that was agreed on', async () => {
    const { payee, payout } = await claim(1_000_000);
    const params = { id: payout.id };
    await confirmOnPhone(city, payout.confirmation);
    await payee.refreshMyPayout({ params });
    await one.recordReceipt({ params, body: { receiptNo: 'HD-71' } });
    expect(await newest('recordReceipt')).toMatchObject({ after: { receiptNo: 'HD-71' } });
    await one.correctReceipt({ params, body: { receiptNo: 'HD-72', reason: '抄错' } });
    await two.decideReceiptCorrection({ params, body: { seq: 1, agree: true } });
    expect(await newest('decideReceiptCorrection')).toMatchObject({
      object: payout.id,
      after: { receiptNo: 'HD-72', amountFen: 100, agree: true },
    });
  });
});

test('of rules the amounts, the version and the text that was published are kept', async () => {
  const rules = {
    classes: { A: { kind: 'fixed', amountFen: 500 } },
    caps: { personDayFen: 2000 },
  } as const;
  const { id, version, sha256 } = await one.saveProgramme({
    body: {
      id: 'city',
      version: null,
      saveId: newId(new Date()),
      saveNth: 1,
      name: '随手拍有奖',
      startsOn: '2026-11-01',
      endsOn: '2027-10-31',
      terms: '每件 5 元',
      rules: programmeRules.parse(rules),
    },
  });
  expect(await newest('saveProgramme')).toMatchObject({
    object: 'city',
    after: { version, sha256, rules },
  });
  const params = { id, version };
  await expect(two.publishProgramme({ params, body: { sha256 } })).rejects.toMatchObject({
    status: 409,
  });
  expect(await newest('publishProgramme')).toMatchObject({
    object: 'city',
    status: 409,
    after: { version, sha256 },
  });
  await one.discardProgramme({ params });
  expect(await newest('discardProgramme')).toMatchObject({ after: { version, sha256 } });
});

test('taking the rows of the books out of the house leaves what and which days', async () => {
  const token = await startSession(city.context.db, 'staff', 's-auditor', city.clock.now());
  const read = (kind: ExportKind, format: string, to = today()) =>
    fetch(`${city.url}/api/money/exports/${kind}/${format}?from=${today()}&to=${to}`, {
      headers: { Cookie: `sid=${token}` },
    });
  await (await read('transfers', 'csv')).text();
  await (await read('payouts', 'xlsx')).arrayBuffer();
  expect((await read('rewards', 'csv', '2020-01-01')).status).toBe(422);
  const span = `${today()}至${today()}`;
  expect(await traces({ operation: 'exportMoneyCsv' })).toMatchObject([
    { object: 'rewards', status: 422, code: 'span_unsuitable', after: null },
    { object: 'transfers', status: 200, after: { fileName: `账目流水-${span}.csv` } },
  ]);
  expect(await newest('exportMoneySheet')).toMatchObject({
    object: 'payouts',
    after: { fileName: `付款单-${span}.xlsx` },
  });
});
