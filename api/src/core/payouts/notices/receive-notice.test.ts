import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { checkLedger } from '../index.ts';
import { claimId, confirmOnPhone, earn, rowOf, waitUntil } from '../testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
});
afterAll(() => city.stop());
afterEach(async () => {
  city.sandbox.control.clearFaults();
  expect(await checkLedger(city.context.db)).toEqual([]);
});

async function waiting() {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  const number = (await rowOf(city, payout.id)).out_bill_no ?? '';
  return { payout, number };
}

const attemptsFor = (number: string) =>
  city.sandbox.control
    .callbacks()
    .filter((one) => one.outBillNo === number)
    .flatMap((one) => one.attempts);

describe('a callback', () => {
  test('that is genuine only brings the next question forward', async () => {
    const { payout, number } = await waiting();
    const before = (await rowOf(city, payout.id)).next_query_at;
    await confirmOnPhone(city, payout.confirmation);
    await waitUntil(async () => attemptsFor(number).some((one) => one.http === 200));
    const row = await rowOf(city, payout.id);
    expect(row.state).toBe('wait_confirm');
    expect(row.next_query_at!.getTime()).toBeLessThan(before!.getTime());
  });

  test('that comes twice is stored once', async () => {
    city.sandbox.control.addFault({ on: 'pay.callback', kind: 'twice' });
    const { payout, number } = await waiting();
    await confirmOnPhone(city, payout.confirmation);
    await waitUntil(async () => attemptsFor(number).filter((one) => one.http === 200).length === 2);
    const notices = await city.context.db.rows(build('pay_notices').where('payout_id', payout.id));
    expect(notices).toHaveLength(1);
  });

  test.each(['signtest', 'wrong_key', 'wrong_api_key', 'old_time', 'flipped_tag'])(
    'that is %s is refused, changes nothing, and is taken when it comes again in order',
    async (kind) => {
      city.sandbox.control.addFault({ on: 'pay.callback', kind });
      const { payout, number } = await waiting();
      const before = await rowOf(city, payout.id);
      await confirmOnPhone(city, payout.confirmation);
      await waitUntil(async () => attemptsFor(number).some((one) => one.http === 200));
      const [first] = attemptsFor(number);
      expect(first).toMatchObject({ http: 401, fault: kind });
      expect(first?.answer).toContain('callback_refused');
      expect((await rowOf(city, payout.id)).state).toBe(before.state);
      expect(
        await city.context.db.rows(build('pay_notices').where('payout_id', payout.id)),
      ).toHaveLength(1);
    },
  );

  test.each(['other_mchid', 'other_openid', 'other_amount', 'unknown_event'])(
    'about %s is kept and answered, but moves nothing and asks nothing',
    async (kind) => {
      city.sandbox.control.addFault({ on: 'pay.callback', kind });
      const { payout, number } = await waiting();
      const before = await rowOf(city, payout.id);
      await confirmOnPhone(city, payout.confirmation);
      await waitUntil(async () => attemptsFor(number).length > 0);
      expect(attemptsFor(number)[0]).toMatchObject({ http: 200, fault: kind });
      expect(await rowOf(city, payout.id)).toEqual(before);
      const notices = await city.context.db.rows<{ is_ours: number }>(build('pay_notices'));
      expect(notices.some((notice) => notice.is_ours === 0)).toBe(true);
    },
  );

  test('without any signature, made up by a stranger, is refused', async () => {
    const { payout, number } = await waiting();
    const before = await rowOf(city, payout.id);
    const response = await fetch(`${city.url}/api/wechat-pay/transfer-notices`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 'x', out_bill_no: number, state: 'SUCCESS' }),
    });
    expect(response.status).toBe(401);
    expect(await rowOf(city, payout.id)).toEqual(before);
  });
});
