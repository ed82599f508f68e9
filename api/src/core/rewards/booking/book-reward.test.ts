import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { checkLedger } from '../../payouts/index.ts';
import { fundPool, publishProgramme, rewardOfCase, rewardPreview } from '../index.ts';
import { filedCase, person, publishFiled, publishVoided } from '../testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 100_000 });
});
afterAll(() => city.stop());

const rewardOf = async (caseId: string) =>
  (await rewardOfCase(city.context.db, city.clock.now(), [caseId])).get(caseId);
const transfersOf = async (rewardId: string | null | undefined) => {
  const finance = await staff(city, 'finance');
  return (await finance.listRewardTransfers({ params: { id: rewardId ?? '' } })).items;
};

describe('立案', () => {
  test('books the reward of its class, visible to the reporter and to finance', async () => {
    const reporter = await person(city);
    const filed = filedCase(reporter.id);
    await publishFiled(city, filed);
    expect(await rewardOf(filed.caseId)).toMatchObject({ state: 'claimable', amountFen: 100 });
    expect(await reporter.getWallet()).toMatchObject({
      earnedFen: 100,
      owedFen: 100,
      heldFen: 0,
      inPayoutFen: 0,
      paidFen: 0,
      points: 0,
      rewardCount: 1,
      arePayoutsPaused: false,
    });
    const { items } = await reporter.listMyRewards({});
    expect(items).toMatchObject([
      { caseId: filed.caseId, label: '垃圾乱堆', amountFen: 100, state: 'owed', payoutId: null },
    ]);
    const finance = await staff(city, 'finance');
    const rows = await finance.listRewards({ query: { text: filed.caseNo } });
    expect(rows.items).toMatchObject([{ programme: '随手拍有奖', rewardClass: 'C', reason: null }]);
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('books once however often fifty racing retries file the same case', async () => {
    const reporter = await person(city);
    const filed = filedCase(reporter.id);
    await Promise.all(Array.from({ length: 50 }, () => publishFiled(city, filed)));
    const reward = await rewardOf(filed.caseId);
    expect(await reporter.getWallet()).toMatchObject({ owedFen: 100, rewardCount: 1 });
    expect(await transfersOf(reward?.rewardId)).toHaveLength(1);
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('that is rolled back books nothing', async () => {
    const reporter = await person(city);
    const filed = filedCase(reporter.id);
    const { db, events } = city.context;
    const filing = db.transaction(async (session) => {
      await events.publish('case.filed', { session, now: city.clock.now() }, filed);
      throw new Error('the rest of the filing failed');
    });
    await expect(filing).rejects.toThrow('the rest');
    expect(await rewardOf(filed.caseId)).toBeUndefined();
    expect(await reporter.getWallet()).toMatchObject({ owedFen: 0, rewardCount: 0 });
  });

  test('tells a reporter who gave no payee consent why there is nothing', async () => {
    const reporter = await person(city, { mayBePaid: false });
    const filed = filedCase(reporter.id);
    await publishFiled(city, filed);
    expect(await rewardOf(filed.caseId)).toMatchObject({ state: 'not_rewarded', amountFen: 0 });
    const { items } = await reporter.listMyRewards({});
    expect(items[0]?.explanation).toContain('未同意使用微信收款信息');
  });

  test('of a staff report rewards nobody', async () => {
    const filed = filedCase(null);
    await publishFiled(city, filed);
    expect(await rewardOf(filed.caseId)).toBeUndefined();
  });

  test('shows beforehand what it would book', async () => {
    const { db } = city.context;
    const now = city.clock.now();
    expect(await rewardPreview(db, 'A', now)).toBe(200);
    expect(await rewardPreview(db, 'Z', now)).toBeNull();
    expect(await rewardPreview(db, 'A', new Date('2031-01-01'))).toBeNull();
    expect(await rewardPreview(db, 'A', now, { mayBePaid: true })).toBe(200);
    expect(await rewardPreview(db, 'A', now, { mayBePaid: false })).toBeNull();
  });
});

describe('an empty pool', () => {
  test('never gives one fen too much, and the filings beyond it still succeed', async () => {
    const small = await startCity({ poolFen: 750 });
    try {
      const people = await Promise.all(Array.from({ length: 5 }, () => person(small)));
      const cases = Array.from({ length: 20 }, (_, n) => filedCase(people[n % 5]!.id));
      await Promise.all(cases.map((filed) => publishFiled(small, filed)));
      const rewards = await rewardOfCase(
        small.context.db,
        small.clock.now(),
        cases.map((filed) => filed.caseId),
      );
      const states = [...rewards.values()].map((reward) => reward.state);
      expect(states.filter((state) => state === 'claimable')).toHaveLength(7);
      expect(states.filter((state) => state === 'not_rewarded')).toHaveLength(13);
      const finance = await staff(small, 'finance');
      expect(await finance.getMoneySummary()).toMatchObject({
        fundedFen: 750,
        poolFen: 50,
        owedFen: 700,
        isBalanced: true,
        failedChecks: [],
      });
    } finally {
      await small.stop();
    }
  });
});

describe('作废', () => {
  test('reverses by a counter-entry, once, and deletes nothing', async () => {
    const reporter = await person(city);
    const filed = filedCase(reporter.id);
    await publishFiled(city, filed);
    await Promise.all([publishVoided(city, filed.caseId), publishVoided(city, filed.caseId)]);
    const reward = await rewardOf(filed.caseId);
    expect(reward).toMatchObject({ state: 'reversed', reason: 'case_voided' });
    expect((await transfersOf(reward?.rewardId)).map((one) => one.id.split(':')[0])).toEqual([
      'grant',
      'reverse',
    ]);
    expect(await reporter.getWallet()).toMatchObject({ owedFen: 0 });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('of a case that earned nothing moves nothing', async () => {
    const reporter = await person(city, { mayBePaid: false });
    const filed = filedCase(reporter.id);
    await publishFiled(city, filed);
    await publishVoided(city, filed.caseId);
    expect(await rewardOf(filed.caseId)).toMatchObject({ state: 'not_rewarded' });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });
});

describe('finance', () => {
  test('funds a pool once per order, and the same order with another sum is refused', async () => {
    const order = {
      programmeId: 'city',
      month: '2026-12',
      amountFen: 5000,
      orderId: 'december',
      actor: 's-finance',
    };
    await fundPool(city.context, order);
    await fundPool(city.context, order);
    await expect(fundPool(city.context, { ...order, amountFen: 6000 })).rejects.toMatchObject({
      code: 'transfer_conflict',
    });
    const finance = await staff(city, 'finance');
    const { items } = await finance.listTransfers({ query: { account: 'pool:city:2026-12' } });
    expect(items).toMatchObject([{ id: 'fund:december', debit: 'funding', amountFen: 5000 }]);
  });

  test('turns the pages of the journal without losing or repeating a line', async () => {
    const finance = await staff(city, 'finance');
    const all = (await finance.listTransfers({ query: { limit: 100 } })).items;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await finance.listTransfers({ query: { limit: 3, cursor } });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all.map((one) => one.id));
  });

  test('adds up an account over all its pages, on each of them', async () => {
    const finance = await staff(city, 'finance');
    for (const account of ['pool', 'person', 'funding']) {
      const all = (await finance.listTransfers({ query: { account, limit: 100 } })).items;
      const netFen = all.reduce(
        (sum, one) =>
          sum +
          (one.credit.startsWith(account) ? one.amountFen : 0) -
          (one.debit.startsWith(account) ? one.amountFen : 0),
        0,
      );
      const first = await finance.listTransfers({ query: { account, limit: 1 } });
      const cursor = first.nextCursor ?? undefined;
      const next = await finance.listTransfers({ query: { account, limit: 1, cursor } });
      expect(first.whole).toEqual({ count: all.length, netFen });
      expect(next.whole).toEqual(first.whole);
    }
    expect((await finance.listTransfers()).whole).toBeNull();
  });

  test('finds a published version unchanged', async () => {
    const { db } = city.context;
    const before = await db.rows(build('reward_programmes'));
    await publishProgramme(city.context, {
      id: 'city',
      version: 1,
      name: '改过的规则',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      tariff: { C: 99_999 },
      claimDays: 1,
      terms: '',
    });
    expect(await db.rows(build('reward_programmes'))).toEqual(before);
  });
});
