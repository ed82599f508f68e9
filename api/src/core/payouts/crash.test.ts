import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { person } from '../rewards/testing.ts';
import { carryOut } from './drive.ts';
import { checkLedger, workPayouts } from './index.ts';
import { claim, LEASE_MS, send, sweep } from './protocol/index.ts';
import type { Step } from './protocol/types.ts';
import { askNow, billOf, claimId, confirmOnPhone, earn, forward, rowOf } from './testing.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
});
afterAll(() => city.stop());

/** Drives a step for so many effects and then lets its process die, or stand still until somebody drives on. */
async function dieAfter(effects: number, step: Step<unknown>, said?: unknown): Promise<unknown> {
  let reply = said;
  for (let n = 0; n < effects; n++) {
    const { done, value } = step.next(reply);
    if (done) return;
    reply = await carryOut(city.context, value);
  }
  return reply;
}

describe('a process that dies while paying', () => {
  // 0 before anything · 1 number and text committed · 2 journal line written · 3 WeChat called · 4 answer recorded
  test.each([0, 1, 2, 3, 4])(
    'after %d effects of sending: the reward is still paid once',
    async (effects) => {
      const payee = await person(city);
      const { rewardId } = await earn(city, payee);
      const id = claimId();
      await dieAfter(9, claim(rewardId, id));
      await dieAfter(effects, send(id));
      expect(await checkLedger(city.context.db)).toEqual([]);
      // Whoever comes next: the lease ends, the worker asks, sends the same text if need be.
      forward(city, LEASE_MS + 1000);
      await workPayouts(city.context);
      await workPayouts(city.context);
      const waiting = await payee.getMyPayout({ params: { id } });
      expect(waiting.state).toBe('wait_confirm');
      await confirmOnPhone(city, waiting.confirmation);
      await askNow(city, id);
      expect((await rowOf(city, id)).state).toBe('settled');
      const bills = city.sandbox.control.bills();
      expect(bills.filter((bill) => bill.outBillNo.startsWith(rewardId))).toHaveLength(1);
      expect(city.sandbox.control.breaches()).toEqual([]);
      expect(await checkLedger(city.context.db)).toEqual([]);
    },
  );

  test.each([0, 1, 2, 3])(
    'after %d effects of asking: the next question brings the outcome',
    async (effects) => {
      const payee = await person(city);
      const { rewardId } = await earn(city, payee);
      const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
      await confirmOnPhone(city, payout.confirmation);
      forward(city, 20_000);
      await dieAfter(effects, sweep(payout.id));
      await askNow(city, payout.id);
      expect((await rowOf(city, payout.id)).state).toBe('settled');
      expect((await billOf(city, payout.id))?.state).toBe('SUCCESS');
      expect(await checkLedger(city.context.db)).toEqual([]);
    },
  );

  test('a worker that stood still between its commit and its call makes no call when it wakes', async () => {
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const id = claimId();
    await dieAfter(9, claim(rewardId, id));
    const frozen = send(id);
    const reply = await dieAfter(2, frozen);
    forward(city, LEASE_MS + 1000);
    await dieAfter(9, frozen, reply);
    const bills = () =>
      city.sandbox.control.bills().filter((bill) => bill.outBillNo.startsWith(rewardId));
    expect(bills()).toHaveLength(0);
    expect((await rowOf(city, id)).state).toBe('in_doubt');
    forward(city, 20_000);
    await workPayouts(city.context);
    await workPayouts(city.context);
    expect((await rowOf(city, id)).state).toBe('wait_confirm');
    expect(bills()).toHaveLength(1);
  });

  test('two workers that take the same payout make one bill', async () => {
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const id = claimId();
    await dieAfter(9, claim(rewardId, id));
    await Promise.all([dieAfter(9, send(id)), dieAfter(9, send(id)), workPayouts(city.context)]);
    expect((await rowOf(city, id)).state).toBe('wait_confirm');
    const bills = city.sandbox.control.bills();
    expect(bills.filter((bill) => bill.outBillNo.startsWith(rewardId))).toHaveLength(1);
  });
});
