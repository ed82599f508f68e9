import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StuckDecision } from '../../../../contract/payouts.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { build } from '../../../lib/db.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { checkLedger, reconcileDay, workPayouts } from '../index.ts';
import { askNow, billOf, claimId, confirmOnPhone, earn, forward, rowOf } from '../testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
});
afterAll(() => city.stop());

const HOUR_MS = 3600_000;
const reason = '已与微信核对';
// Days pass in these stories, so people sign in anew for each deed.
const first = () => staff(city, 'finance');
const second = () => staff(city, 'finance2');
const decide = async (who: () => Promise<Person>, id: string, kind: StuckDecision) =>
  (await who()).decideStuckPayout({ params: { id }, body: { kind, reason } });
const code = (of: string) => ({ code: of });

async function claimed() {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  return { payee, rewardId, id: payout.id };
}
async function startAgain() {
  for (const one of [first, second])
    await (await one()).setPayoutSwitch({ body: { turn: 'start', reason } });
}

describe('a payout that finance withdraws', () => {
  test('gives the money back at once when it was not sent, and the citizen may claim again', async () => {
    const { payouts } = city.context.config;
    const limitFen = payouts.twoPersonOverFen;
    payouts.twoPersonOverFen = 1;
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
    expect(payout.state).toBe('requested');
    const story = await decide(first, payout.id, 'withdraw');
    expect(story.payout.state).toBe('returned');
    expect(story.decisions).toMatchObject([{ kind: 'withdraw', staffName: 'finance', reason }]);
    const again = await payee.claimReward({ body: { id: claimId(), rewardId } });
    expect(again.state).toBe('requested');
    payouts.twoPersonOverFen = limitFen;
    await decide(first, again.id, 'withdraw');
    await expect(decide(second, again.id, 'withdraw')).rejects.toMatchObject(
      code('payout_not_stuck'),
    );
  });

  test('is cancelled at WeChat when it was sent, and ends as WeChat says', async () => {
    const { payee, id } = await claimed();
    const story = await decide(first, id, 'withdraw');
    expect(story.payout).toMatchObject({
      state: 'wait_confirm',
      isCancelWanted: true,
      settledAt: null,
    });
    const seen = await payee.getMyPayout({ params: { id } });
    expect(seen).toMatchObject({ confirmation: null, explanation: '本次付款正在撤销' });
    await expect(decide(second, id, 'withdraw')).rejects.toMatchObject(code('payout_not_stuck'));
    await askNow(city, id);
    await askNow(city, id);
    expect(await rowOf(city, id)).toMatchObject({ state: 'returned', why: 'MCH_CANCEL' });
    expect((await billOf(city, id))?.state).toBe('CANCELLED');
  });

  test('is past withdrawing once the citizen has confirmed', async () => {
    const { payee, id } = await claimed();
    await confirmOnPhone(city, (await payee.getMyPayout({ params: { id } })).confirmation);
    await askNow(city, id);
    await expect(decide(first, id, 'withdraw')).rejects.toMatchObject(code('payout_not_stuck'));
  });
});

describe('a frozen payout', () => {
  test('is asked about again once two people want it, and ends as WeChat says', async () => {
    const { id } = await claimed();
    await city.context.db.write(build('payouts').where('id', id).update({ state: 'frozen' }));
    city.sandbox.control.confirm((await rowOf(city, id)).out_bill_no!);
    expect((await decide(first, id, 'recheck')).payout.state).toBe('frozen');
    await expect(decide(first, id, 'recheck')).rejects.toMatchObject(
      code('decision_needs_second_person'),
    );
    const story = await decide(second, id, 'recheck');
    expect(story.payout.state).toBe('in_doubt');
    expect(story.decisions.map((one) => [one.staffName, one.isSecond])).toEqual([
      ['finance', false],
      ['finance2', true],
    ]);
    await askNow(city, id);
    expect((await rowOf(city, id)).state).toBe('settled');
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('stays frozen when the first one asked long ago', async () => {
    const { id } = await claimed();
    await city.context.db.write(build('payouts').where('id', id).update({ state: 'frozen' }));
    await decide(first, id, 'recheck');
    forward(city, 25 * HOUR_MS);
    expect((await decide(second, id, 'recheck')).payout.state).toBe('frozen');
    expect((await decide(first, id, 'recheck')).payout.state).toBe('in_doubt');
  });

  test('is nobody else’s to decide, and one that goes its way needs no decision', async () => {
    const { id } = await claimed();
    await expect(decide(first, id, 'recheck')).rejects.toMatchObject(code('payout_not_stuck'));
    await expect(decide(first, id, 'write_off')).rejects.toMatchObject(code('payout_not_stuck'));
    const auditor = () => staff(city, 'auditor');
    await expect(decide(auditor, id, 'recheck')).rejects.toMatchObject(code('role_not_allowed'));
  });
});

describe('a bill that never arrives', () => {
  /** Sent into the void: nothing ever reaches WeChat. */
  async function lost() {
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'refuse' });
    const made = await claimed();
    city.sandbox.control.clearFaults();
    expect((await rowOf(city, made.id)).state).toBe('in_doubt');
    await (await first()).setPayoutSwitch({ body: { turn: 'stop', reason } });
    return made;
  }

  test('is given up only over two days of bills, then three questions; the money is back for good', async () => {
    const { payee, rewardId, id } = await lost();
    const day = shanghaiDay(city.clock.now());
    await expect(decide(first, id, 'write_off')).rejects.toMatchObject(code('bill_not_excluded'));
    forward(city, 48 * HOUR_MS);
    await reconcileDay(city.context, day);
    await expect(decide(first, id, 'write_off')).rejects.toMatchObject(code('bill_not_excluded'));
    await reconcileDay(
      city.context,
      shanghaiDay(new Date(city.clock.now().getTime() - 24 * HOUR_MS)),
    );
    await decide(first, id, 'write_off');
    await decide(second, id, 'write_off');
    await startAgain();
    for (const state of ['in_doubt', 'in_doubt', 'returned']) {
      await askNow(city, id);
      await workPayouts(city.context);
      expect((await rowOf(city, id)).state).toBe(state);
      expect(await billOf(city, id)).toBeUndefined();
    }
    expect((await rowOf(city, id)).why).toBe('never_arrived');
    await expect(payee.claimReward({ body: { id: claimId(), rewardId } })).rejects.toMatchObject(
      code('reward_not_claimable'),
    );
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('that WeChat has after all is not given up', async () => {
    const { id } = await lost();
    const day = shanghaiDay(city.clock.now());
    forward(city, 48 * HOUR_MS);
    await reconcileDay(city.context, day);
    await reconcileDay(
      city.context,
      shanghaiDay(new Date(city.clock.now().getTime() - 24 * HOUR_MS)),
    );
    await startAgain();
    await askNow(city, id);
    await workPayouts(city.context);
    expect((await rowOf(city, id)).state).toBe('wait_confirm');
    await expect(decide(first, id, 'write_off')).rejects.toMatchObject(code('payout_not_stuck'));
  });
});

test('too little money stops paying and calls people; the same number goes out after topping up', async () => {
  city.sandbox.control.addFault({ on: 'pay.create', kind: 'code', code: 'NOT_ENOUGH' });
  const { rewardId, id } = await claimed();
  city.sandbox.control.clearFaults();
  expect(await (await first()).getPayoutSwitch()).toMatchObject({ isRunning: false, by: '系统' });
  expect((await (await first()).getPayoutSwitch()).reason).toContain('余额不足');
  await askNow(city, id);
  await startAgain();
  await workPayouts(city.context);
  expect(await rowOf(city, id)).toMatchObject({
    state: 'wait_confirm',
    out_bill_no: `${rewardId}A1`,
  });
});
