import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../lib/db.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { person } from '../rewards/testing.ts';
import { checkLedger } from './index.ts';
import { claimId, earn } from './testing.ts';

const AT_ONCE = 64;

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
});
afterAll(() => city.stop());

const payoutsOf = (rewardId: string) =>
  city.context.db.rows<{ id: string; out_bill_no: string | null; state: string }>(
    build('payouts').where('reward_id', rewardId),
  );
const billsOf = (rewardId: string) =>
  city.sandbox.control.bills().filter((bill) => bill.outBillNo.startsWith(rewardId));

/** One payout, one locked amount, one bill, whatever raced. */
async function expectOnce(rewardId: string): Promise<string> {
  const [payout, ...others] = await payoutsOf(rewardId);
  expect(others).toEqual([]);
  expect(payout).toMatchObject({ out_bill_no: `${rewardId}A1`, state: 'wait_confirm' });
  expect(billsOf(rewardId)).toHaveLength(1);
  const transfers = await city.context.db.rows<{ id: string }>(
    build('ledger_transfers').select('id').where('reward_id', rewardId),
  );
  const locks = transfers.filter(({ id }) => id.startsWith('lock:'));
  expect(locks).toEqual([{ id: `lock:${payout?.id}` }]);
  return payout?.id ?? '';
}

describe(`${AT_ONCE} claims at the same moment`, () => {
  test('of one reward with one id are one payout', async () => {
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const body = { id: claimId(), rewardId };
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => payee.claimReward({ body })),
    );
    expect(new Set(answers.map((one) => one.id))).toEqual(new Set([body.id]));
    expect(await expectOnce(rewardId)).toBe(body.id);
  }, 60_000);

  test('of one reward with different ids are one payout too', async () => {
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        payee.claimReward({ body: { id: claimId(), rewardId } }),
      ),
    );
    const id = await expectOnce(rewardId);
    expect(new Set(answers.map((one) => one.id))).toEqual(new Set([id]));
  }, 60_000);

  test('of different rewards of one person are paid one by one, each once', async () => {
    const payee = await person(city);
    const rewardIds: string[] = [];
    for (let n = 0; n < AT_ONCE; n++) rewardIds.push((await earn(city, payee)).rewardId);
    await Promise.all(
      rewardIds.map((rewardId) => payee.claimReward({ body: { id: claimId(), rewardId } })),
    );
    for (const rewardId of rewardIds) await expectOnce(rewardId);
  }, 60_000);

  test('of different people are each paid once, and a stranger gets nothing of them', async () => {
    const people = await Promise.all(Array.from({ length: AT_ONCE }, () => person(city)));
    const earned = [];
    for (const payee of people) earned.push({ payee, ...(await earn(city, payee)) });
    const stranger = people[0]!;
    const taken = await Promise.allSettled(
      earned.flatMap(({ payee, rewardId }) => [
        payee.claimReward({ body: { id: claimId(), rewardId } }),
        ...(payee === stranger
          ? []
          : [stranger.claimReward({ body: { id: claimId(), rewardId } })]),
      ]),
    );
    expect(taken.filter((one) => one.status === 'fulfilled')).toHaveLength(AT_ONCE);
    for (const { rewardId } of earned) await expectOnce(rewardId);
  }, 60_000);

  test('leave a ledger in which every fen is where it should be', async () => {
    expect(await checkLedger(city.context.db)).toEqual([]);
    expect(city.sandbox.control.breaches()).toEqual([]);
  });
});
