import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextDay, shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { fundPool } from '../../rewards/index.ts';
import { person } from '../../rewards/testing.ts';
import type { RawBillLine } from '../desk/bill-rows.ts';
import { billLinesBetween, checkLedger, workPayouts } from '../index.ts';
import { askNow, claimId, confirmOnPhone, earn, forward, rowOf } from '../testing.ts';
import { reconcileYesterdayJob } from './index.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

let city: TestCity;
let finance: Person;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  const month = '2026-12';
  const order = { programmeId: 'city', amountFen: 1_000_000, orderId: month, actor: 'test' };
  await fundPool(city.context, { ...order, month });
});
afterAll(() => city.stop());

const today = () => shanghaiDay(city.clock.now());
const yesterday = () => nextDay(today(), -1);

/** Tomorrow at 11:00 in Shanghai, when the bill of today is there. */
async function tomorrowMorning(): Promise<void> {
  const until = Date.parse(`${nextDay(today())}T11:00:00+08:00`);
  forward(city, until - city.clock.now().getTime());
  finance = await staff(city, 'finance');
}

async function pay(isConfirmed = true) {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  if (isConfirmed) {
    await confirmOnPhone(city, payout.confirmation);
    await askNow(city, payout.id);
  }
  return { id: payout.id, number: (await rowOf(city, payout.id)).out_bill_no ?? '' };
}

const reconcile = (day = yesterday()) => finance.reconcileDay({ params: { day }, body: {} });
const differences = async (day = yesterday()) =>
  (await finance.listDifferences({ query: { day } })).items;

describe('a day against the bill of WeChat', () => {
  test('agrees, and agrees again when it is run again', async () => {
    await pay();
    await pay();
    await tomorrowMorning();
    const expected = {
      state: 'agreed',
      ourCount: 2,
      ourSumFen: 200,
      ledgerSumFen: 200,
      billCount: 2,
      billSumFen: 200,
      closedBy: '系统',
    };
    expect(await reconcile()).toMatchObject({ ...expected, differenceCount: 0 });
    expect(await reconcile()).toMatchObject(expected);
    expect((await finance.listReconciliationDays({})).items[0]).toMatchObject(expected);
  });

  test('agrees when money came back: out on one day, in on the next', async () => {
    const { id } = await pay(false);
    await tomorrowMorning();
    expect(await reconcile()).toMatchObject({ state: 'agreed', ourCount: 1, billSumFen: 100 });
    forward(city, 8 * HOUR);
    await workPayouts(city.context);
    await askNow(city, id);
    expect((await rowOf(city, id)).state).toBe('returned');
    await tomorrowMorning();
    expect(await reconcile()).toMatchObject({ state: 'agreed', ourCount: 0, billCount: 0 });
  });

  test('without any movement has no statement, and that is agreement', async () => {
    forward(city, DAY);
    await tomorrowMorning();
    expect(await reconcile()).toMatchObject({ state: 'agreed', ourCount: 0, billCount: 0 });
  });

  test.each([
    ['missing_line', 'missing_in_bill', 100, null],
    ['wrong_amount', 'amount_differs', 100, 101],
    ['extra_line', 'missing_in_ledger', null, 100],
    ['no_statement', 'missing_in_bill', 100, null],
  ])(
    'with %s names the difference; it is gone when the true bill is read',
    async (kind, found, ourFen, billFen) => {
      await pay();
      await tomorrowMorning();
      city.sandbox.control.addFault({ on: 'pay.fund-flow', kind });
      expect(await reconcile()).toMatchObject({ state: 'different', openDifferenceCount: 1 });
      expect(await differences()).toMatchObject([{ kind: found, ourFen, billFen }]);
      expect(await reconcile()).toMatchObject({ state: 'agreed', differenceCount: 0 });
      // Never silently deleted: who looked into it can read that it is gone.
      const [gone] = await differences();
      expect(gone).toMatchObject({ kind: found, mayPropose: false });
      expect(gone?.goneAt).not.toBeNull();
      expect(gone?.sightings.map((one) => one.isGone)).toEqual([false, true]);
    },
  );

  test('with a bill that was paid but is open on our side asks WeChat before it complains', async () => {
    const { id, number } = await pay(false);
    city.sandbox.control.addFault({ on: 'pay.callback', kind: 'none' });
    city.sandbox.control.confirm(number);
    await tomorrowMorning();
    expect(await reconcile()).toMatchObject({ state: 'agreed', ourCount: 1 });
    expect((await rowOf(city, id)).state).toBe('settled');
  });

  test('that is not over, is longer ago than WeChat keeps bills, or whose bill is not ready or not genuine, is refused', async () => {
    await tomorrowMorning();
    await expect(reconcile(today())).rejects.toMatchObject({ code: 'day_not_over' });
    await expect(reconcile('2020-01-01')).rejects.toMatchObject({
      ...{ code: 'bill_too_old', message: expect.stringContaining('三个月') },
    });
    const oldest = nextDay(today(), -91);
    expect(await reconcile(oldest)).toMatchObject({ day: oldest, state: 'agreed' });
    city.sandbox.control.addFault({ on: 'pay.fund-flow', kind: 'not_ready' });
    await expect(reconcile()).rejects.toMatchObject({ code: 'bill_not_ready' });
    await pay();
    await tomorrowMorning();
    city.sandbox.control.addFault({ on: 'pay.fund-flow', kind: 'wrong_hash' });
    await expect(reconcile()).rejects.toMatchObject({ code: 'vendor_unavailable' });
    expect(await reconcile()).toMatchObject({ state: 'agreed' });
  });
});

describe('a difference', () => {
  /** A day on which WeChat's bill shows an expense that we never made. */
  async function strangeDay() {
    await pay();
    await tomorrowMorning();
    city.sandbox.control.addFault({ on: 'pay.fund-flow', kind: 'extra_line' });
    const day = await reconcile();
    expect(day).toMatchObject({ state: 'different', closedAt: null });
    return (await differences())[0]!;
  }

  test('has an owner, and is settled by two people, who thereby close the day', async () => {
    const { id, ownerName, day } = await strangeDay();
    expect(ownerName).not.toBeNull();
    const other = await staff(city, 'finance2');
    const propose = () =>
      finance.proposeResolution({ params: { id }, body: { kind: 'not_ours', words: '银行退汇' } });
    const confirm = (who: Person, agree: boolean) =>
      who.confirmResolution({ params: { id }, body: { agree } });
    await expect(confirm(other, true)).rejects.toMatchObject({ code: 'nothing_proposed' });
    expect(await propose()).toMatchObject({ proposal: { kind: 'not_ours' }, mayConfirm: false });
    await expect(confirm(finance, true)).rejects.toMatchObject({ code: 'second_person_required' });
    expect(await confirm(other, false)).toMatchObject({ proposal: null, resolution: null });
    await propose();
    expect((await other.listDifferences({ query: { day } })).items[0]?.mayConfirm).toBe(true);
    expect(await confirm(other, true)).toMatchObject({ resolution: { words: '银行退汇' } });
    await expect(propose()).rejects.toMatchObject({ code: 'difference_closed' });
    const closed = (await finance.listReconciliationDays({})).items.find((one) => one.day === day);
    expect(closed).toMatchObject({ state: 'different', openDifferenceCount: 0 });
    expect(closed?.closedBy).toContain((await other.getStaffMe({})).name);
  });

  test('found after the day was closed stands for itself and leaves the closed figures alone', async () => {
    await pay();
    await tomorrowMorning();
    const closed = await reconcile();
    expect(closed.closedAt).not.toBeNull();
    expect(closed.afterClosing).toBeNull();
    city.sandbox.control.addFault({ on: 'pay.fund-flow', kind: 'wrong_amount' });
    const again = await reconcile();
    const { ranAt, afterClosing, ...kept } = closed;
    expect(again).toMatchObject({ ...kept, differenceCount: 1, openDifferenceCount: 1 });
    const seen = { ourCount: 1, ourSumFen: 100, ledgerSumFen: 100, billCount: 1, billSumFen: 101 };
    expect(again.afterClosing).toEqual(seen);
    expect(again.ranAt! > ranAt!).toBe(true);
    expect((await finance.listReconciliationDays({})).items[0]).toEqual(again);
    expect(await differences()).toMatchObject([{ kind: 'amount_differs', isLate: true }]);
    const found = (await differences())[0]!;
    const taken = await finance.takeDifference({ params: { id: found.id }, body: {} });
    expect(taken.ownerName).toBe((await finance.getStaffMe({})).name);
    expect(await reconcile()).toMatchObject({
      ...kept,
      differenceCount: 0,
      afterClosing: { ...seen, billSumFen: 100 },
    });
  });

  test('found late leaves the lines of the closing to be read: the closed figures can be recomputed', async () => {
    await pay();
    await pay();
    await tomorrowMorning();
    const { billCount, billSumFen, day } = await reconcile();
    const sums = async () => {
      const span = { from: startOfDay(day), to: startOfDay(nextDay(day)) };
      const lines: RawBillLine[] = [];
      for await (const rows of billLinesBetween(city.context.db, span))
        lines.push(...rows.filter((line) => line.day === day));
      const sumOf = (some: typeof lines) => ({
        count: some.length,
        sumFen: some.reduce((sum, line) => sum + line.amount_fen, 0),
      });
      return {
        lines: lines.length,
        ofClosing: sumOf(lines.filter((line) => line.isOfClosing)),
        ofLastRun: sumOf(lines.filter((line) => line.isOfLastRun)),
      };
    };
    const closed = { count: billCount, sumFen: billSumFen };
    expect(closed).toEqual({ count: 2, sumFen: 200 });
    expect(await sums()).toEqual({ lines: 2, ofClosing: closed, ofLastRun: closed });
    await runWith(50);
    expect(await sums()).toEqual({
      ...{ lines: 3, ofClosing: closed },
      ofLastRun: { count: 2, sumFen: 250 },
    });
    city.sandbox.control.addFault({ on: 'pay.fund-flow', kind: 'no_statement' });
    await reconcile();
    expect(await sums()).toEqual({
      ...{ lines: 2, ofClosing: closed },
      ofLastRun: { count: 0, sumFen: 0 },
    });
    await reconcile();
    expect(await sums()).toEqual({ lines: 2, ofClosing: closed, ofLastRun: closed });
  });

  /** A run over a bill that names so many fen too much for what we paid that day. */
  const runWith = (offFen: number) => {
    city.sandbox.control.addFault({ on: 'pay.fund-flow', kind: 'wrong_amount', offFen });
    return reconcile();
  };

  test('shows the present figures after another run, its history, and withdraws what was said of others', async () => {
    await pay();
    await tomorrowMorning();
    await runWith(1);
    const { id } = (await differences())[0]!;
    const proposal = { kind: 'vendor_error', words: '微信多计一分' } as const;
    await finance.proposeResolution({ params: { id }, body: proposal });
    await runWith(1);
    expect((await differences())[0]).toMatchObject({ proposal: { words: '微信多计一分' } });
    await runWith(30);
    const [changed, ...others] = await differences();
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ id, ourFen: 100, billFen: 130, proposal: null });
    expect(changed?.sightings.map((one) => one.billFen)).toEqual([101, 130]);
    expect(changed?.sightings[1]?.words).toContain('已自动撤回');
    const other = await staff(city, 'finance2');
    await expect(
      other.confirmResolution({ params: { id }, body: { agree: true } }),
    ).rejects.toMatchObject({ code: 'nothing_proposed' });
  });

  test('that is gone needs nobody; it opens again when a later run finds it again', async () => {
    await pay();
    await tomorrowMorning();
    await runWith(1);
    const { id } = (await differences())[0]!;
    const propose = () =>
      finance.proposeResolution({ params: { id }, body: { kind: 'other', words: '待查' } });
    await propose();
    expect(await reconcile()).toMatchObject({ openDifferenceCount: 0, closedBy: '系统' });
    expect((await finance.listDifferences({ query: { isOpen: 'true' } })).items).not.toContainEqual(
      expect.objectContaining({ id }),
    );
    expect((await differences())[0]).toMatchObject({ id, proposal: null, mayPropose: false });
    await expect(propose()).rejects.toMatchObject({ code: 'difference_gone' });
    await runWith(2);
    const [again] = await differences();
    expect(again).toMatchObject({ id, goneAt: null, billFen: 102, mayPropose: true });
    expect(again?.sightings.map((one) => one.isGone)).toEqual([false, true, false]);
    await reconcile();
  });

  test('that two people settled stays as they settled it; other figures are a difference of their own', async () => {
    await pay();
    await tomorrowMorning();
    await runWith(1);
    const { id } = (await differences())[0]!;
    const other = await staff(city, 'finance2');
    const words = '微信多计一分，已申诉';
    await finance.proposeResolution({ params: { id }, body: { kind: 'vendor_error', words } });
    await other.confirmResolution({ params: { id }, body: { agree: true } });
    await runWith(1);
    expect(await differences()).toHaveLength(1);
    await runWith(50);
    const [next, settled] = await differences();
    expect(settled).toMatchObject({ id, billFen: 101, resolution: { words } });
    expect(next).toMatchObject({ billFen: 150, isLate: true, resolution: null });
    expect(next?.sightings[0]?.words).toContain('结清之后');
  });
});

test('the morning job catches up with every day that is missing, and corrects nothing by itself', async () => {
  await reconcileYesterdayJob.run(city.context, { isMine: async () => true });
  await pay();
  forward(city, 2 * DAY);
  await tomorrowMorning();
  const first = nextDay(today(), -3);
  const before = (await finance.listReconciliationDays({})).missing;
  expect(before.days.slice(-3)).toEqual([first, nextDay(first), nextDay(first, 2)]);
  const said = await reconcileYesterdayJob.run(city.context, { isMine: async () => true });
  expect(said.match(/agreed/g)).toHaveLength(3);
  // Two days of the weeks before are older than the job looks back: only a person finds them.
  const after = (await finance.listReconciliationDays({})).missing;
  expect(after).toEqual({ count: before.count - 3, days: before.days.slice(0, -3) });
  expect(await reconcileYesterdayJob.run(city.context, { isMine: async () => true })).toBe('');
  expect(await checkLedger(city.context.db)).toEqual([]);
});
