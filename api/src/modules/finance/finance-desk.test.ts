import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportKind } from '../../../contract/finance.ts';
import { claimReward } from '../../core/payouts/index.ts';
import { claimId, confirmOnPhone, earn, rowOf } from '../../core/payouts/testing.ts';
import { holdReward } from '../../core/rewards/index.ts';
import { person } from '../../core/rewards/testing.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import { build } from '../../lib/db.ts';
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
    const large = propose({ kind: 'pool_back', amountFen: before.poolFen + 1 });
    const lacks = {
      code: 'insufficient_funds',
      paths: [{ message: `资金池 ${month()} 只有 997.50 元，还差 0.01 元` }],
    };
    await expect(finance.proposeMoneyAdjustment({ body: large })).rejects.toMatchObject(lacks);
    expect((await finance.listMoneyAdjustments({})).items[0]?.id).toBe(refused.id);
    expect({ ...(await summary()), checkedAt: '' }).toEqual({ ...before, checkedAt: '' });
  });

  test('that another one has made impossible says so to the second person', async () => {
    const { suspenseFen } = await summary();
    const rows = await Promise.all(
      [1, 2].map(() =>
        finance.proposeMoneyAdjustment({
          body: propose({ kind: 'expense_returned', amountFen: suspenseFen }),
        }),
      ),
    );
    expect(rows[0]).toMatchObject({ programmeName: '随手拍有奖', mayDecide: false });
    await decide(second, rows[0]!.id);
    await expect(decide(second, rows[1]!.id)).rejects.toMatchObject({
      code: 'insufficient_funds',
      paths: [{ message: '暂记 只有 0.00 元，还差 2.50 元' }],
    });
    const { items } = await finance.listMoneyAdjustments({});
    expect(items.find((one) => one.id === rows[1]!.id)).toMatchObject({ state: 'proposed' });
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
  const read = async (kind: ExportKind, format = 'csv') => {
    const today = shanghaiDay(city.clock.now());
    const path = `/api/money/exports/${kind}/${format}?from=${today}&to=${today}`;
    return fetch(city.url + path, { headers: { Cookie: await cookie() } });
  };
  const cookie = async () => {
    const { startSession } = await import('../../core/accounts/index.ts');
    return `sid=${await startSession(city.context.db, 'staff', 's-auditor', city.clock.now())}`;
  };
  const rowsOf = async (kind: ExportKind): Promise<Row[]> => {
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
    // What two people moved names both, who asked and then who agreed; the test's own pool was filled by one.
    expect(new Set(makers)).toEqual(new Set(['系统', '市民本人', names[0], names.join('、')]));
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

  test('recomputes which receipt counts from the first number and its corrections', async () => {
    const payee = await person(city);
    const numbers = new Map<string, string>();
    for (const isAgreed of [true, false]) {
      const { rewardId } = await earn(city, payee);
      const { id, confirmation } = await payee.claimReward({ body: { id: claimId(), rewardId } });
      await confirmOnPhone(city, confirmation);
      const params = { id };
      await payee.refreshMyPayout({ params });
      const [wrong, right] = isAgreed ? ['HD-1', 'HD-2'] : ['HD-3', 'HD-4'];
      await finance.recordReceipt({ params, body: { receiptNo: wrong } });
      const body = { receiptNo: right, reason: '抄错一位' };
      await finance.correctReceipt({ params, body });
      const { receipt } = await second.decideReceiptCorrection({
        params,
        body: { seq: 1, agree: isAgreed },
      });
      numbers.set(id, receipt!.receiptNo);
    }
    const rows = (await rowsOf('payouts')).filter((row) => numbers.has(row.付款单号!));
    const steps = await rowsOf('receipt_corrections');
    expect(steps).toHaveLength(4);
    for (const { 付款单号: id = '', 首次登记的回单号: first, 回单号: shown } of rows) {
      const agreed = steps.filter((step) => step.付款单号 === id && step.事项代码 === 'agreed');
      expect(agreed.at(-1)?.新回单号 ?? first).toBe(shown);
      expect(shown).toBe(numbers.get(id));
    }
    expect([...numbers.values()]).toEqual(['HD-2', 'HD-3']);
    expect(steps.find((step) => step.事项 === '提出更正')).toMatchObject({
      ...{ 原回单号: 'HD-1', 新回单号: 'HD-2', 原因: '抄错一位', 经办: 'finance' },
      收款人代号: rows[0]?.收款人代号,
    });
  });

  test('reads who, what and how much, and finds the same in the codes behind', async () => {
    const payee = await person(city);
    const caseNo = 'WF261122000777';
    const { rewardId } = await earn(city, payee, { caseNo });
    const payoutId = claimId();
    await claimReward(city.context, payee.id, { id: payoutId, rewardId });
    const transfers = await rowsOf('transfers');
    const alias = (await rowsOf('rewards')).find((row) => row.奖励编号 === rewardId)?.上报人代号;
    expect(alias).toMatch(/^市民.{4}$/);
    const about = { 上报人代号: alias, 案件编号: caseNo };
    const pool = `资金池 ${month()}`;
    expect(transfers.filter((row) => row.奖励编号 === rewardId)).toMatchObject([
      { ...about, 事项: '计奖', 借方科目: pool, 贷方科目: '市民账户', 经办: '系统' },
      { ...about, 事项: '申请领取', 借方科目: '市民账户', 贷方科目: '发放中', 经办: '市民本人' },
    ]);
    const nobodys = transfers.filter((row) => row.奖励编号 === '');
    expect(nobodys.map((row) => row.上报人代号! + row.案件编号)).toEqual(nobodys.map(() => ''));
    const sumOf = (account: string) => {
      const fenOf = (row: Row) => Math.round(Number(row['金额（元）']) * 100);
      const sum = (side: string) =>
        transfers.reduce((all, row) => all + (row[side] === account ? fenOf(row) : 0), 0);
      return sum('贷方科目') - sum('借方科目');
    };
    const { fundedFen, poolFen, owedFen, inFlightFen, suspenseFen } = await summary();
    expect(['财政注入', pool, '市民账户', '发放中', '暂记'].map(sumOf)).toEqual([
      -fundedFen,
      poolFen,
      owedFen,
      inFlightFen,
      suspenseFen,
    ]);
    const payouts = await rowsOf('payouts');
    expect(payouts.find((row) => row.付款单号 === payoutId)).toMatchObject({
      收款人代号: alias,
      案件编号: caseNo,
    });
    for (const row of [...transfers, ...(await rowsOf('rewards')), ...payouts])
      expect(Math.round(Number(row['金额（元）']) * 100)).toBe(Number(row['金额（分）']));
    const { items } = await finance.listTransfers({ query: { account: `person:${payee.id}` } });
    expect(items.map((row) => row.personAlias)).toEqual([alias, alias]);
  });

  test('reads on a line of WeChat’s bill whose money it was', async () => {
    const payee = await person(city);
    const caseNo = 'WF261122000888';
    const { rewardId } = await earn(city, payee, { caseNo });
    const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
    const number = (await rowOf(city, payout.id)).out_bill_no!;
    const line = (flow_no: string, out_bill_no: string) => ({
      flow_no,
      day: shanghaiDay(city.clock.now()),
      out_bill_no,
      direction: 'out',
      amount_fen: 505,
      business_type: '商家转账',
      booked_at: city.clock.now(),
    });
    await city.context.db.write(
      build('bill_lines').insert([line('flow1', number), line('flow2', 'strange')]),
    );
    expect(await rowsOf('bill_lines')).toMatchObject([
      { 案件编号: caseNo, '金额（元）': '5.05', 商户单号: number, 业务类型: '商家转账' },
      { 案件编号: '', 收款人代号: '', 商户单号: 'strange' },
    ]);
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
    const { rewardId } = await earn(city, await person(city));
    await city.context.db.transaction((session) =>
      holdReward(session, city.clock.now(), {
        ...{ rewardId, codes: ['same_picture'], score: 80, why: '照片相同' },
      }),
    );
    const now = await finance.getAgeing({});
    const shown = await summary();
    expect(now).toMatchObject({ totalFen: shown.owedFen, heldFen: 100 });
    expect(now.rows[0]).toMatchObject({ heldCount: 1, heldFen: 100, sumFen: shown.owedFen - 100 });
    expect(shown.held).toEqual({ count: 1, sumFen: 100 });
    city.clock.forward(20 * 86_400_000);
    finance = await staff(city, 'finance');
    const { rows } = await finance.getAgeing({});
    expect(rows.find((row) => row.age === 'week')?.count).toBe(0);
    expect(rows.find((row) => row.age === 'month')?.count).toBeGreaterThan(0);
  });
});
