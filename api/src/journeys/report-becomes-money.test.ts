import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLedger, workPayouts } from '../core/payouts/index.ts';
import { shanghaiDay } from '../lib/clock.ts';
import { newId } from '../lib/ids.ts';
import { citizen, type Person, staff } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

const DAY = 86_400_000;

describe('money', () => {
  let city: TestCity;
  beforeEach(async () => {
    // As in production: the API's database user cannot rewrite what is append-only.
    city = await startCity({ isLimited: true });
  });
  afterEach(async () => {
    // After every test of money: every fen is where it should be, on both sides.
    expect(await checkLedger(city.context.db)).toEqual([]);
    expect(city.sandbox.control.breaches()).toEqual([]);
    await city.stop();
  });

  const claimOnly = async (person: Person) => {
    const [reward] = (await person.listMyRewards()).items;
    const body = { id: newId(new Date()), rewardId: reward!.id };
    return { reward: reward!, payout: await person.claimReward({ body }) };
  };

  it('a report becomes money: filed, claimed, confirmed in WeChat, paid, reconciled', async () => {
    const road = await Road.reported(city);
    await road.file();
    const { reward, payout } = await claimOnly(road.reporter);
    expect(reward).toMatchObject({ amountFen: 100, state: 'owed' });
    expect(payout).toMatchObject({ state: 'wait_confirm', amountFen: 100 });
    const page = city.sandbox.control.confirmPage({
      ...payout.confirmation!,
      openId: road.reporter.openid,
      act: 'confirm',
    });
    expect(page).toMatchObject({ ok: true });
    const paid = await road.reporter.refreshMyPayout({ params: { id: payout.id } });
    expect(paid.state).toBe('settled');
    expect(await road.reporter.getWallet()).toMatchObject({
      owedFen: 0,
      inPayoutFen: 0,
      paidFen: 100,
    });
    expect((await road.reporter.getMyCase({ params: { id: road.caseId } })).reward.state).toBe(
      'paid',
    );

    const finance = await staff(city, 'finance');
    const story = await finance.getPayout({ params: { id: payout.id } });
    expect(story.transfers.map((one) => one.id.split(':')[0])).toEqual(
      expect.arrayContaining(['lock', 'settle']),
    );
    expect((await finance.getMoneySummary()).isBalanced).toBe(true);

    const day = shanghaiDay(city.clock.now());
    for (const clock of [city.clock, city.sandbox.control]) clock.forward(DAY);
    // The session of yesterday has ended: the next morning begins with a new one.
    const agreed = await (await staff(city, 'finance')).reconcileDay({ params: { day }, body: {} });
    expect(agreed).toMatchObject({
      state: 'agreed',
      ourCount: 1,
      ourSumFen: 100,
      billCount: 1,
      billSumFen: 100,
    });
  });

  it('a rejected report pays nothing', async () => {
    const road = await Road.reported(city);
    await road.reject();
    expect((await road.reporter.listMyRewards()).items).toEqual([]);
    const mine = await road.reporter.getMyCase({ params: { id: road.caseId } });
    expect(mine).toMatchObject({ state: 'rejected', reward: { state: 'none' } });
    expect(mine.events.at(-1)!.note).toBe('现场未发现问题');
  });

  it('who files reads what it costs at the most, and nothing where the reporter cannot be paid', async () => {
    const shown = async (road: Road) => {
      const acceptor = await road.as('acceptor');
      const { rewardFen, isRewardBooked } = await acceptor.getCase({ params: { id: road.caseId } });
      return { rewardFen, isRewardBooked };
    };
    const road = await Road.reported(city);
    expect(await shown(road)).toEqual({ rewardFen: 100, isRewardBooked: false });
    await road.file();
    expect(await shown(road)).toEqual({ rewardFen: 100, isRewardBooked: true });
    const unpaid = await Road.reported(city, await citizen(city, { mayBePaid: false }));
    expect(await shown(unpaid)).toEqual({ rewardFen: null, isRewardBooked: false });
  });

  it('fifty people filing one case at once book one reward', async () => {
    const road = await Road.reported(city);
    await road.as('acceptor');
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        road.act('acceptor', {
          action: 'accept_and_register',
          standardId: 's-litter',
          note: `第 ${index} 次`,
        }),
      ),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await road.reporter.listMyRewards()).items).toHaveLength(1);
    expect(await road.reporter.getWallet()).toMatchObject({ owedFen: 100, rewardCount: 1 });
  });

  it('one person pressing 立案 fifty times is answered fifty times and books one reward', async () => {
    const road = await Road.reported(city);
    await road.as('acceptor');
    const answers = await Promise.all(Array.from({ length: 50 }, () => road.file()));
    expect(new Set(answers.map((one) => one.state))).toEqual(new Set(['pending_dispatch']));
    expect((await road.reporter.listMyRewards()).items).toHaveLength(1);
  });

  it('the payee never confirms: WeChat closes the bill, the money is back, and a second claim has a new number', async () => {
    const road = await Road.reported(city);
    await road.file();
    const { reward, payout } = await claimOnly(road.reporter);
    city.sandbox.control.forward(25 * 3600_000);
    city.clock.forward(25 * 3600_000);
    const returned = await road.reporter.refreshMyPayout({ params: { id: payout.id } });
    expect(returned.state).toBe('returned');
    expect(await road.reporter.getWallet()).toMatchObject({
      ...{ owedFen: 0, returnedFen: 100, inPayoutFen: 0 },
    });
    const again = await claimOnly(road.reporter);
    expect(again.reward.id).toBe(reward.id);
    const finance = await staff(city, 'finance');
    const numbers = (await finance.listPayouts()).items.map((one) => one.outBillNo);
    expect(numbers).toEqual([`${reward.id}A2`, `${reward.id}A1`]);
  });

  it('a filed case that is voided gives its unclaimed reward back by a counter-entry', async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.act('leader', { action: 'void_filed', reason: 'fraud', note: '查实虚假上报' });
    expect(await road.reporter.getWallet()).toMatchObject({ owedFen: 0 });
    const finance = await staff(city, 'finance');
    const kinds = (await finance.listTransfers()).items.map((one) => one.id.split(':')[0]);
    expect(kinds).toEqual(expect.arrayContaining(['grant', 'reverse']));
  });

  it('a reward is nobody else’s: others can neither see nor claim it', async () => {
    const road = await Road.reported(city);
    await road.file();
    const { payout, reward } = await claimOnly(road.reporter);
    const other = await citizen(city);
    await expect(other.getMyPayout({ params: { id: payout.id } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(other.getMyCase({ params: { id: road.caseId } })).rejects.toMatchObject({
      status: 404,
    });
    const theft = other.claimReward({ body: { id: newId(new Date()), rewardId: reward.id } });
    await expect(theft).rejects.toMatchObject({ code: 'reward_not_claimable' });
    expect((await other.listMyRewards()).items).toEqual([]);
  });

  it('the worker alone brings a confirmed payout home, without callback and without the phone', async () => {
    const road = await Road.reported(city);
    await road.file();
    const { payout } = await claimOnly(road.reporter);
    city.sandbox.control.confirm(`${payout.rewardId}A1`);
    city.clock.forward(DAY / 24);
    await workPayouts(city.context);
    expect((await road.reporter.getMyPayout({ params: { id: payout.id } })).state).toBe('settled');
  });
});
