import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filedCase, person, publishFiled } from '../../../core/rewards/testing.ts';
import { newId } from '../../../lib/ids.ts';
import type { Job } from '../../../lib/jobs.ts';
import { jobs } from '../../../modules.ts';
import { staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1000 });
});
afterAll(() => city.stop());

const job = (name: string): Job => jobs.find((one) => one.name === name)!;
/** As three workers would that all believe the lease is theirs. */
const byThree = (name: string) =>
  Promise.all([1, 2, 3].map(() => job(name).run(city.context, { isMine: async () => true })));
const noticesOf = async (username: string, kind: 'budget' | 'payouts') => {
  const { items } = await (await staff(city, username)).listStaffMessages({ query: {} });
  return items.filter((message) => message.kind === kind);
};

describe('who is responsible for money hears', () => {
  it('once at 80 % and once at 100 % of a month’s reward money, with a link to the budgets', async () => {
    const payee = await person(city);
    const file = async (times: number) => {
      for (let n = 0; n < times; n++) await publishFiled(city, filedCase(payee.id));
      await byThree('watch-budgets');
      await byThree('watch-budgets');
    };
    await file(7);
    expect(await noticesOf('finance', 'budget')).toEqual([]);
    await file(1);
    const [notice, ...more] = await noticesOf('finance', 'budget');
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      title: '2026-11 奖励资金已用 80%',
      about: { what: 'budgets' },
      readAt: null,
    });
    expect(notice?.text).toContain('《随手拍有奖》拨入 10.00 元，已用 8.00 元，还剩 2.00 元');
    await file(3);
    const titles = (await noticesOf('finance2', 'budget')).map(({ title }) => title);
    expect(titles).toEqual(['2026-11 奖励资金已用完', '2026-11 奖励资金已用 80%']);
    expect(await noticesOf('acceptor', 'budget')).toEqual([]);
  });

  it('once that WeChat refused to pay for want of money, and again when it stops again', async () => {
    const payee = await person(city);
    const desk = [await staff(city, 'finance'), await staff(city, 'finance2')] as const;
    const id = newId(new Date());
    const body = { id, programmeId: 'city', month: '2026-11', amountFen: 1000, reason: '追加' };
    await desk[0].askBudget({ body });
    await desk[1].decideBudget({ params: { id }, body: { isConfirmed: true } });
    await publishFiled(city, filedCase(payee.id));
    const rewardId = (await payee.listMyRewards({})).items[0]!.id;
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'code', code: 'NOT_ENOUGH' });
    await payee.claimReward({ body: { id: newId(new Date()), rewardId } });
    for (let n = 0; n < 2; n++) await byThree('tell-of-payout-stop');
    const [notice, ...more] = await noticesOf('finance', 'payouts');
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ title: '付款已暂停', about: { what: 'payouts' } });
    expect(notice?.text).toMatch(/余额不足/);
    expect(await noticesOf('finance2', 'payouts')).toHaveLength(1);
    expect(await noticesOf('env_head', 'payouts')).toEqual([]);
    for (const who of desk)
      await who.setPayoutSwitch({ body: { turn: 'start', reason: '已充值' } });
    await byThree('tell-of-payout-stop');
    expect(await noticesOf('finance', 'payouts')).toHaveLength(1);
    await desk[0].setPayoutSwitch({ body: { turn: 'stop', reason: '月末核对' } });
    await byThree('tell-of-payout-stop');
    expect((await noticesOf('finance', 'payouts'))[0]?.text).toContain('月末核对');
  });
});
