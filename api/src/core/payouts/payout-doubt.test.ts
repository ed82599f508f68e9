import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../lib/db.ts';
import { staff } from '../../testing/people.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { person } from '../rewards/testing.ts';
import { checkLedger, workPayouts } from './index.ts';
import { startSwitch } from './switch/index.ts';
import { askNow, billOf, claimId, confirmOnPhone, earn, forward, rowOf } from './testing.ts';

const MINUTE = 60_000;

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
});
afterAll(() => city.stop());

// Whatever a story did: the ledger agrees, and WeChat saw nothing it should not have seen.
afterEach(async () => {
  city.sandbox.control.clearFaults();
  expect(await checkLedger(city.context.db)).toEqual([]);
  expect(city.sandbox.control.breaches()).toEqual([]);
  await city.context.db.transaction((session) =>
    startSwitch(session, city.clock.now(), { by: 'test', reason: '' }),
  );
});

async function claimed() {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  return { payee, payout };
}

describe('when WeChat does not answer', () => {
  test('a bill that was made is found by asking, and never made twice', async () => {
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'fail_after' });
    const { payee, payout } = await claimed();
    expect(payout).toMatchObject({ state: 'in_doubt', confirmation: null });
    await askNow(city, payout.id);
    const waiting = await payee.getMyPayout({ params: { id: payout.id } });
    expect(waiting.state).toBe('wait_confirm');
    await confirmOnPhone(city, waiting.confirmation);
    expect((await payee.refreshMyPayout({ params: { id: payout.id } })).state).toBe('settled');
    expect(await billsOf(payout.id)).toHaveLength(1);
  });

  test('a bill that never arrived is sent again with the same number and the same bytes', async () => {
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'fail_before' });
    const { payout } = await claimed();
    expect(await billOf(city, payout.id)).toBeUndefined();
    await askNow(city, payout.id);
    await workPayouts(city.context);
    expect((await rowOf(city, payout.id)).state).toBe('wait_confirm');
    const sends = await city.context.db.rows<{ request_sha256: string }>(
      build('payout_sends').where('out_bill_no', (await rowOf(city, payout.id)).out_bill_no),
    );
    expect(sends).toHaveLength(2);
    expect(new Set(sends.map((one) => one.request_sha256)).size).toBe(1);
  });

  test.each([
    'unsigned',
    'changed_byte',
    'wrong_key',
    'shifted_time',
    'signtest',
    'not_json_after',
  ])('an answer that is %s counts as none', async (kind) => {
    city.sandbox.control.addFault({ on: 'pay.create', kind, skewS: 400 });
    const { payout } = await claimed();
    expect(payout.state).toBe('in_doubt');
    await askNow(city, payout.id);
    expect((await rowOf(city, payout.id)).state).toBe('wait_confirm');
  });

  test('an unknown word changes nothing and is asked about again', async () => {
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'unknown_state' });
    const { payout } = await claimed();
    expect(payout.state).toBe('in_doubt');
    await askNow(city, payout.id);
    expect((await rowOf(city, payout.id)).state).toBe('wait_confirm');
  });

  test('PROCESSING that stays is woken with the same text', async () => {
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'stuck', state: 'PROCESSING' });
    const { payout } = await claimed();
    expect(payout.state).toBe('sending');
    forward(city, 11 * MINUTE);
    await workPayouts(city.context);
    expect((await rowOf(city, payout.id)).resend).toBe(1);
    city.sandbox.control.unstick((await rowOf(city, payout.id)).out_bill_no!);
    await workPayouts(city.context);
    expect((await rowOf(city, payout.id)).state).toBe('wait_confirm');
  });
});

describe('an account that runs dry', () => {
  test('stops sending, keeps the number, and pays when finance has topped up', async () => {
    const { freeFen } = city.sandbox.control.balance();
    city.sandbox.control.topUp(-(freeFen - 50));
    const { payout } = await claimed();
    expect(payout.state).toBe('in_doubt');
    const finance = await staff(city, 'finance');
    const stopped = await finance.getPayoutSwitch();
    expect(stopped).toMatchObject({ isRunning: false, by: '系统' });
    expect(stopped.reason).toContain('余额不足');
    const number = (await rowOf(city, payout.id)).out_bill_no;
    city.sandbox.control.topUp(freeFen);
    const second = await staff(city, 'finance2');
    await finance.setPayoutSwitch({ body: { turn: 'start', reason: '已充值' } });
    await second.setPayoutSwitch({ body: { turn: 'start', reason: '已充值' } });
    await askNow(city, payout.id);
    await workPayouts(city.context);
    expect(await rowOf(city, payout.id)).toMatchObject({
      state: 'wait_confirm',
      out_bill_no: number,
    });
  });
});

const billsOf = async (payoutId: string) => {
  const { reward_id } = await rowOf(city, payoutId);
  return city.sandbox.control.bills().filter((bill) => bill.outBillNo.startsWith(reward_id));
};
