import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimReward } from '../../core/payouts/index.ts';
import { claimId, earn } from '../../core/payouts/testing.ts';
import { person } from '../../core/rewards/testing.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import { newId } from '../../lib/ids.ts';
import { type Person, staff } from '../../testing/people.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';

let city: TestCity;
let finance: Person;
let second: Person;
beforeAll(async () => {
  city = await startCity({ poolFen: 100_000 });
  [finance, second] = [await staff(city, 'finance'), await staff(city, 'finance2')];
});
afterAll(() => city.stop());

const month = () => shanghaiDay(city.clock.now()).slice(0, 7);
const summary = () => finance.getMoneySummary({});

describe('a movement by hand', () => {
  const propose = (change: object = {}) => ({
    id: newId(new Date()),
    kind: 'strange_expense' as const,
    amountFen: 250,
    programmeId: 'city',
    month: month(),
    reason: '账单多出一笔，客服单号 20261122',
    ...change,
  });
  const decide = (who: Person, id: string, agree = true) =>
    who.decideMoneyAdjustment({ params: { id }, body: { agree } });

  test('moves nothing until a second person agrees, and then once', async () => {
    const before = await summary();
    const body = propose();
    const row = await finance.proposeMoneyAdjustment({ body });
    expect(row).toMatchObject({ state: 'proposed', mayDecide: false });
    expect(await finance.proposeMoneyAdjustment({ body })).toEqual(row);
    expect((await summary()).poolFen).toBe(before.poolFen);
    await expect(decide(finance, body.id)).rejects.toMatchObject({
      code: 'second_person_required',
    });
    const answers = await Promise.allSettled([decide(second, body.id), decide(second, body.id)]);
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await summary()).toMatchObject({
      poolFen: before.poolFen - 250,
      suspenseFen: 250,
      isBalanced: true,
    });
    await expect(decide(second, body.id)).rejects.toMatchObject({ code: 'adjustment_decided' });
  });

  test('that is refused, or asks for more than there is, leaves the books as they were', async () => {
    const before = await summary();
    const refused = await finance.proposeMoneyAdjustment({ body: propose() });
    expect(await decide(second, refused.id, false)).toMatchObject({ state: 'refused' });
    const large = await finance.proposeMoneyAdjustment({
      body: propose({ kind: 'pool_back', amountFen: before.poolFen + 1 }),
    });
    await expect(decide(second, large.id)).rejects.toMatchObject({ code: 'insufficient_funds' });
    expect((await finance.listMoneyAdjustments({})).items[0]).toMatchObject({ state: 'proposed' });
    expect({ ...(await summary()), checkedAt: '' }).toEqual({ ...before, checkedAt: '' });
  });

  test('needs a pool that exists, and an id that is not somebody else’s', async () => {
    const unknown = propose({ month: '2031-01' });
    await expect(finance.proposeMoneyAdjustment({ body: unknown })).rejects.toMatchObject({
      code: 'pool_unknown',
    });
    const body = propose();
    await finance.proposeMoneyAdjustment({ body });
    await expect(second.proposeMoneyAdjustment({ body })).rejects.toMatchObject({
      code: 'id_taken',
    });
  });
});

describe('an auditor', () => {
  type Row = Record<string, string>;
  const read = async (kind: 'transfers' | 'rewards' | 'payouts', format = 'csv') => {
    const today = shanghaiDay(city.clock.now());
    const path = `/api/money/exports/${kind}/${format}?from=${today}&to=${today}`;
    return fetch(city.url + path, { headers: { Cookie: await cookie() } });
  };
  const cookie = async () => {
    const { startSession } = await import('../../core/accounts/index.ts');
    return `sid=${await startSession(city.context.db, 'staff', 's-auditor', city.clock.now())}`;
  };
  const rowsOf = async (kind: 'transfers' | 'rewards' | 'payouts'): Promise<Row[]> => {
    const [head = '', ...lines] = (await (await read(kind)).text())
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\n');
    const titles = head.split(',');
    return lines.map((line) =>
      Object.fromEntries(line.split(',').map((v, at) => [titles[at]!, v])),
    );
  };

  test('recomputes every figure of the money page from the exported rows', async () => {
    const payee = await person(city);
    await earn(city, payee);
    const { rewardId } = await earn(city, payee);
    await claimReward(city.context, payee.id, { id: claimId(), rewardId });
    const balances = new Map<string, number>();
    const add = (account: string, fen: number) => {
      const kind = account.split(':')[0]!;
      balances.set(kind, (balances.get(kind) ?? 0) + fen);
    };
    for (const row of await rowsOf('transfers')) {
      add(row.借方账户!, -Number(row['金额（分）']));
      add(row.贷方账户!, Number(row['金额（分）']));
    }
    const names = [(await finance.getStaffMe({})).name, (await second.getStaffMe({})).name];
    const makers = (await rowsOf('transfers')).map((row) => row.经办);
    expect(new Set(makers)).toEqual(new Set(['系统', '市民本人', ...names]));
    const shown = await summary();
    expect({
      fundedFen: -(balances.get('funding') ?? 0),
      poolFen: balances.get('pool'),
      owedFen: balances.get('person'),
      inFlightFen: balances.get('in_flight') ?? 0,
      paidFen: balances.get('paid') ?? 0,
      suspenseFen: balances.get('suspense'),
    }).toEqual({
      fundedFen: shown.fundedFen,
      poolFen: shown.poolFen,
      owedFen: shown.owedFen,
      inFlightFen: shown.inFlightFen,
      paidFen: shown.paidFen,
      suspenseFen: shown.suspenseFen,
    });
    const rewards = await rowsOf('rewards');
    expect(rewards.filter((row) => row.状态 === '待领取')).toHaveLength(
      shown.rewards.find((one) => one.state === 'owed')!.count,
    );
    expect(rewards[0]).toMatchObject({ 计税方式: '举报奖励，免税', '参考税额（分）': '0' });
    expect(await rowsOf('payouts')).toHaveLength(1);
    const ageing = await finance.getAgeing({});
    expect(ageing.totalFen).toBe(shown.owedFen);
    expect(ageing.rows[0]).toMatchObject({ age: 'week', sumFen: shown.owedFen });
  });

  test('gets the same as a spreadsheet, in which nothing is a formula', async () => {
    const payee = await person(city);
    await earn(city, payee, { caseNo: '=1+1' });
    const csv = await (await read('rewards')).text();
    expect(csv).toContain("'=1+1");
    expect(csv).not.toContain(',=1+1');
    const sheet = await read('rewards', 'xlsx');
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml');
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  test('is told when the days make no sense', async () => {
    const asked = {
      params: { kind: 'rewards' as const },
      query: { from: '2026-02-01', to: '2026-01-01' },
    };
    await expect(finance.exportMoneyCsv(asked)).rejects.toMatchObject({ code: 'span_unsuitable' });
  });

  test('sees how old the money is', async () => {
    city.clock.forward(20 * 86_400_000);
    finance = await staff(city, 'finance');
    const { rows } = await finance.getAgeing({});
    expect(rows.find((row) => row.age === 'week')?.count).toBe(0);
    expect(rows.find((row) => row.age === 'month')?.count).toBeGreaterThan(0);
  });
});
