import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shanghaiDay } from '../../lib/clock.ts';
import { build } from '../../lib/db.ts';
import { type Person, staff } from '../../testing/people.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { person } from '../rewards/testing.ts';
import { APPROVER_DAY_FEN } from './desk/approver-days.ts';
import { checkLedger, workPayouts } from './index.ts';
import { checkLedgerJob } from './jobs.ts';
import { claimId, earn, forward, rowOf } from './testing.ts';

let city: TestCity;
let first: Person;
let second: Person;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  [first, second] = [await staff(city, 'finance'), await staff(city, 'finance2')];
});
afterAll(() => city.stop());

async function claimOf(options: { limitFen: number }) {
  city.context.config.payouts.twoPersonOverFen = options.limitFen;
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const body = { id: claimId(), rewardId };
  return { payee, body, payout: await payee.claimReward({ body }) };
}

describe('a payout above the limit', () => {
  test('is sent only after two different people of finance agreed', async () => {
    const { payout } = await claimOf({ limitFen: 99 });
    const params = { id: payout.id };
    expect(payout.state).toBe('requested');
    await workPayouts(city.context);
    expect((await rowOf(city, payout.id)).state).toBe('requested');
    expect(await first.getPayout({ params })).toMatchObject({ mayApprove: true });
    const once = await first.approvePayout({ params, body: {} });
    expect(once).toMatchObject({ mayApprove: false, approveBlock: '您已审批过，还需另一人审批' });
    await expect(first.approvePayout({ params, body: {} })).rejects.toMatchObject({
      code: 'approver_is_payee_side',
    });
    await workPayouts(city.context);
    expect((await rowOf(city, payout.id)).out_bill_no).toBeNull();
    expect((await second.approvePayout({ params, body: {} })).payout.state).toBe('approved');
    await workPayouts(city.context);
    expect((await rowOf(city, payout.id)).state).toBe('wait_confirm');
    await expect(second.approvePayout({ params, body: {} })).rejects.toMatchObject({
      code: 'payout_not_waiting',
    });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('cannot be approved by an auditor or a reviewer', async () => {
    const { payout } = await claimOf({ limitFen: 99 });
    for (const name of ['auditor', 'acceptor']) {
      const other = await staff(city, name);
      await expect(
        other.approvePayout({ params: { id: payout.id }, body: {} }),
      ).rejects.toMatchObject({ code: 'role_not_allowed' });
    }
  });

  test('is not sent when amount or payee changed after it was approved', async () => {
    const { payout } = await claimOf({ limitFen: 99 });
    const params = { id: payout.id };
    await first.approvePayout({ params, body: {} });
    await city.context.db.write(
      build('payouts')
        .where('id', payout.id)
        .update({ facts_sha256: 'f'.repeat(64) }),
    );
    await second.approvePayout({ params, body: {} });
    await workPayouts(city.context);
    expect((await rowOf(city, payout.id)).state).toBe('requested');
  });
});

describe('a batch', () => {
  const claims = async (count: number) => {
    const made = [];
    for (let n = 0; n < count; n++) made.push((await claimOf({ limitFen: 99 })).payout);
    return { ids: made.map((one) => one.id), totalFen: count * made[0]!.amountFen };
  };

  test('is approved payout by payout, still by two people, over the total they read', async () => {
    const batch = await claims(3);
    await expect(
      first.approvePayouts({ body: { ...batch, totalFen: batch.totalFen + 1 } }),
    ).rejects.toMatchObject({ code: 'batch_total_differs' });
    expect(await first.approvePayouts({ body: batch })).toMatchObject({
      approvedCount: 3,
      approvedFen: batch.totalFen,
    });
    const again = await first.approvePayouts({ body: batch });
    expect(again.rows.map((row) => row.isApproved)).toEqual([false, false, false]);
    expect(again.rows[0]?.refusal).toContain('已审批过');
    const { items } = await first.listPayouts({ query: { state: 'requested' } });
    const mine = items.filter((one) => batch.ids.includes(one.id));
    expect(mine.map((one) => one.isApprovedByMe)).toEqual([true, true, true]);
    const theirs = (await second.listPayouts({ query: { state: 'requested' } })).items;
    const seen = theirs.filter((one) => batch.ids.includes(one.id));
    expect(seen.map((one) => one.isApprovedByMe)).toEqual([false, false, false]);
    expect((await rowOf(city, batch.ids[0]!)).state).toBe('requested');
    expect((await second.approvePayouts({ body: batch })).approvedCount).toBe(3);
    for (const id of batch.ids) expect((await rowOf(city, id)).state).toBe('approved');
    await workPayouts(city.context);
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('stops where the limit of the person and day is reached, also with many at once', async () => {
    const batch = await claims(6);
    const oneFen = batch.totalFen / 6;
    const day = shanghaiDay(city.clock.now());
    const used = { staff_id: 's-finance', day };
    await city.context.db.write(
      build('approver_days')
        .where(used)
        .update({ sum_fen: APPROVER_DAY_FEN - 2 * oneFen }),
    );
    const answers = await Promise.all(
      batch.ids.map((id) => first.approvePayouts({ body: { ids: [id], totalFen: oneFen } })),
    );
    const rows = answers.flatMap((answer) => answer.rows);
    expect(rows.filter((row) => row.isApproved)).toHaveLength(2);
    expect(rows.find((row) => !row.isApproved)?.refusal).toContain('审批限额');
    // A refused consent leaves no trace: tomorrow it can be given.
    forward(city, 86_400_000);
    first = await staff(city, 'finance');
    second = await staff(city, 'finance2');
    const left = rows.filter((row) => !row.isApproved).map((row) => row.id);
    const answer = await first.approvePayouts({ body: { ids: left, totalFen: 4 * oneFen } });
    expect(answer.approvedCount).toBe(4);
  });
});

describe('the switch', () => {
  const stop = () => first.setPayoutSwitch({ body: { turn: 'stop', reason: '盘点' } });
  const start = (who: Person, reason = '盘点完毕') =>
    who.setPayoutSwitch({ body: { turn: 'start', reason } });

  test('is stopped by one and started by two, and meanwhile nothing is sent', async () => {
    expect(await stop()).toMatchObject({ isRunning: false, reason: '盘点', by: 'finance' });
    await expect(claimOf({ limitFen: 20_000 })).rejects.toMatchObject({ code: 'payouts_stopped' });
    expect((await (await person(city)).getWallet()).arePayoutsPaused).toBe(true);
    const asked = { isRunning: false, startAskedBy: 'finance', startReason: '盘点完毕' };
    expect(await start(first)).toMatchObject(asked);
    expect(await second.getPayoutSwitch()).toMatchObject(asked);
    await expect(start(first)).rejects.toMatchObject({ code: 'switch_needs_second_person' });
    expect(await start(second, '已复点')).toMatchObject({
      ...{ isRunning: true, startAskedBy: null, startReason: null },
      reason: 'finance：盘点完毕；finance2：已复点',
    });
    expect((await claimOf({ limitFen: 20_000 })).payout.state).toBe('wait_confirm');
  });

  test('still answers a claim that was made before, and still hears of outcomes', async () => {
    const { payee, body, payout } = await claimOf({ limitFen: 20_000 });
    await stop();
    expect((await payee.claimReward({ body })).id).toBe(payout.id);
    city.sandbox.control.confirm((await rowOf(city, payout.id)).out_bill_no!);
    const after = await payee.refreshMyPayout({ params: { id: payout.id } });
    expect(after.state).toBe('settled');
    await start(first);
    await start(second);
  });

  test('falls by itself when a single fen is not where it should be, and cannot be started over it', async () => {
    await city.context.db.write(
      build('ledger_accounts').where('id', 'paid').increment('credits_fen', 1),
    );
    const failed = ['C1 账户余额等于其流水之和', 'C2 全部账户合计为零'];
    expect(await checkLedger(city.context.db)).toEqual(failed);
    expect(await first.checkMoney({ body: {} })).toMatchObject({
      isBalanced: false,
      failedChecks: failed,
    });
    await checkLedgerJob.run(city.context, { isMine: async () => true });
    const stopped = await first.getPayoutSwitch();
    expect(stopped.isRunning).toBe(false);
    expect(stopped.reason).toContain('C1');
    await expect(start(first)).rejects.toMatchObject({ code: 'ledger_not_balanced' });
    await city.context.db.write(
      build('ledger_accounts').where('id', 'paid').decrement('credits_fen', 1),
    );
    await start(first);
    expect((await start(second)).isRunning).toBe(true);
  });
});

describe('lists', () => {
  test('are found by case number, alias and bill number', async () => {
    const { payout } = await claimOf({ limitFen: 20_000 });
    const { out_bill_no: number } = await rowOf(city, payout.id);
    const byNumber = await first.listPayouts({ query: { text: number! } });
    expect(byNumber.items.map((one) => one.id)).toEqual([payout.id]);
    const byCase = await first.listPayouts({ query: { text: byNumber.items[0]!.caseNo } });
    expect(byCase.items.map((one) => one.id)).toContain(payout.id);
    const waiting = await first.listPayouts({ query: { state: 'wait_confirm', limit: 1 } });
    expect(waiting.items).toHaveLength(1);
  });
});
