import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AdjustmentKind } from '../../../../contract/finance.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { newId } from '../../../lib/ids.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { filedCase, person, publishFiled, publishRules, type TestPerson } from '../testing.ts';
import { watchBudgets } from './watch-budgets.ts';

let city: TestCity;
let one: Person;
let two: Person;
let payee: TestPerson;
beforeAll(async () => {
  city = await startCity({ poolFen: 0 });
  [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
  payee = await person(city);
});
afterAll(() => city.stop());

const now = () => shanghaiDay(city.clock.now()).slice(0, 7);
const monthBefore = (month: string) => nextDay(`${month}-01`, -1).slice(0, 7);
const ask = (who: Person, change: object) => {
  const id = newId(new Date());
  const body = {
    id,
    programmeId: 'city',
    month: now(),
    amountFen: 1000,
    reason: '追加',
    ...change,
  };
  return who.askBudget({ body });
};
const confirm = (id: string) => two.decideBudget({ params: { id }, body: { isConfirmed: true } });
const topUp = async (amountFen: number) => confirm((await ask(one, { amountFen })).id);
const adjust = async (kind: AdjustmentKind, amountFen: number) => {
  const id = newId(new Date());
  const body = { id, kind, amountFen, programmeId: 'city', month: now(), reason: '凭据' };
  await one.proposeMoneyAdjustment({ body });
  await two.decideMoneyAdjustment({ params: { id }, body: { agree: true } });
};
const file = async (times: number) => {
  for (let n = 0; n < times; n++) await publishFiled(city, filedCase(payee.id));
};
/** As two servers that both believe the turn is theirs. */
const watch = () =>
  Promise.all([1, 2].map(() => watchBudgets.run(city.context, { isMine: async () => true })));
const pool = async () => {
  const { items } = await one.listRewardPools({ query: {} });
  return items.find(({ month }) => month === now());
};
const news = async () => {
  await watch();
  const { items } = await two.listStaffMessages({ query: {} });
  return items.filter(({ kind }) => kind === 'budget').map(({ title, text }) => title + text);
};

describe('the money of a month', () => {
  test('is what finance put in less what it took back, and only rewards use it', async () => {
    await topUp(5_000_000);
    await file(3);
    await adjust('pool_back', 4_500_000);
    await adjust('strange_expense', 1000);
    await adjust('expense_returned', 300);
    expect(await pool()).toMatchObject({
      ...{ fundedFen: 500_000, returnedFen: 4_500_000, adjustedFen: -700 },
      ...{ usedFen: 300, leftFen: 499_000, alarm: null },
    });
    const { fundedFen } = await one.getMoneySummary({});
    const { items } = await one.listRewardPools({ query: {} });
    expect(items.reduce((sum, row) => sum + row.fundedFen, 0)).toBe(fundedFen);
    expect(await news()).toEqual([]);
  });

  test('that a person moved elsewhere is missing from what rewards can use', async () => {
    await adjust('pool_back', 498_000);
    await adjust('strange_expense', 950);
    expect(await pool()).toMatchObject({ usedFen: 300, leftFen: 50, alarm: 'almost_used' });
    const [text, ...more] = await news();
    expect(more).toEqual([]);
    expect(text).toContain('奖励资金已用 80%');
    expect(text).toContain('拨入 20.00 元，调账转出 16.50 元，已用 3.00 元，还剩 0.50 元');
  });
});

describe('an alarm', () => {
  test('says that what is left pays no reward, but not that it is used up', async () => {
    await file(1);
    const [text] = await news();
    expect(text).toContain('奖励资金已不足一笔奖励');
    expect(text).not.toContain('已用完');
    expect(await pool()).toMatchObject({ leftFen: 50, alarm: 'too_little' });
  });

  test('ends with a top-up, and comes again when four fifths of the new total are used', async () => {
    const before = (await news()).length;
    await topUp(650);
    expect(await pool()).toMatchObject({ usedFen: 300, leftFen: 700, alarm: null });
    expect(await news()).toHaveLength(before);
    await file(5);
    expect(await pool()).toMatchObject({ usedFen: 800, leftFen: 200, alarm: 'almost_used' });
    const texts = await news();
    expect(texts).toHaveLength(before + 1);
    expect(texts[0]).toContain('奖励资金已用 80%');
    await file(2);
    expect((await pool())?.alarm).toBe('used_up');
    expect((await news())[0]).toContain('奖励资金已用完');
    expect(await news()).toHaveLength(before + 2);
  });

  test('is not raised for whoever came up against a cap of the rules while there is money', async () => {
    const before = (await news()).length;
    await topUp(100_000);
    await publishRules(city, 2, { caps: { poolDayFen: 100 } });
    await file(2);
    const { items } = await payee.listMyRewards({});
    expect(items[0]).toMatchObject({ state: 'not_rewarded' });
    expect(items[0]?.explanation).toContain('奖励资金已用完');
    expect(await news()).toHaveLength(before);
    expect((await pool())?.alarm).toBeNull();
  });
});

describe('money asked for', () => {
  test('is named with commas, as on every page', async () => {
    await ask(one, { amountFen: 4_500_000 });
    const { items } = await two.listStaffMessages({ query: {} });
    expect(items[0]?.text).toContain('金额 45,000.00 元');
  });

  test('is for last month at the earliest, also when it is confirmed', async () => {
    for (const month of ['2019-01', monthBefore(monthBefore(now()))])
      await expect(ask(one, { month })).rejects.toMatchObject({ code: 'budget_month_over' });
    const { id } = await ask(one, { month: monthBefore(now()) });
    city.clock.forward(62 * 86_400_000);
    [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
    await expect(confirm(id)).rejects.toMatchObject({ code: 'budget_month_over' });
    const decided = await two.decideBudget({ params: { id }, body: { isConfirmed: false } });
    expect(decided.state).toBe('refused');
  });
});
