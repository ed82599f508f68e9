import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { claimId, confirmOnPhone, earn } from '../testing.ts';

let city: TestCity;
let first: Person;
let second: Person;
beforeAll(async () => {
  city = await startCity({ poolFen: 100_000 });
  [first, second] = [await staff(city, 'finance'), await staff(city, 'finance2')];
});
afterAll(() => city.stop());

async function claimed() {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  const params = { id: payout.id };
  const arrive = async () => {
    await confirmOnPhone(city, payout.confirmation);
    await payee.refreshMyPayout({ params });
  };
  return { params, arrive };
}

async function recorded(receiptNo = 'HD-1') {
  const { params, arrive } = await claimed();
  await arrive();
  await first.recordReceipt({ params, body: { receiptNo } });
  const ask = (who: Person, to: string, reason = '抄错一位') =>
    who.correctReceipt({ params, body: { receiptNo: to, reason } });
  const decide = (who: Person, seq: number, agree = true) =>
    who.decideReceiptCorrection({ params, body: { seq, agree } });
  const receipt = async (who = first) => (await who.getPayout({ params })).receipt!;
  return { params, ask, decide, receipt };
}

test('the receipt of a payout that arrived is written down once', async () => {
  const { params, arrive } = await claimed();
  const record = (receiptNo: string) => first.recordReceipt({ params, body: { receiptNo } });
  await expect(record('HD-1')).rejects.toMatchObject({ code: 'payout_not_settled' });
  await arrive();
  const story = await first.getPayout({ params });
  expect(story).toMatchObject({ mayRecordReceipt: true, payout: { state: 'settled' } });
  expect(story.payout.settledAt! > story.payout.claimedAt).toBe(true);
  expect(await record('HD-1')).toMatchObject({
    receipt: { receiptNo: 'HD-1', waiting: null, mayCorrect: true },
    mayRecordReceipt: false,
  });
  expect((await record('HD-1')).receipt?.receiptNo).toBe('HD-1');
  await expect(record('HD-2')).rejects.toMatchObject({ code: 'receipt_recorded' });
  for (const strange of ['HD 2', '回单2', 'HD_2', ''])
    await expect(record(strange)).rejects.toMatchObject({ code: 'invalid_input' });
});

describe('a wrong number', () => {
  test('counts until a second person agrees to the right one, and stays in the story', async () => {
    const { params, ask, decide, receipt } = await recorded();
    const asked = await ask(first, 'HD-2');
    expect(asked.receipt).toMatchObject({
      receiptNo: 'HD-1',
      waiting: { seq: 1, mayAgree: false, mayRefuse: true },
      mayCorrect: false,
    });
    expect((await ask(first, 'HD-2')).receipt).toEqual(asked.receipt);
    await expect(decide(first, 1)).rejects.toMatchObject({ code: 'second_person_required' });
    expect((await receipt(second)).waiting).toEqual({ seq: 1, mayAgree: true, mayRefuse: true });

    const auditor = await staff(city, 'auditor');
    expect(await receipt(auditor)).toMatchObject({
      waiting: { mayAgree: false, mayRefuse: false },
      mayCorrect: false,
    });

    const agreed = await decide(second, 1);
    expect((await decide(second, 1)).receipt).toEqual(agreed.receipt);
    expect(agreed.receipt).toMatchObject({ receiptNo: 'HD-2', waiting: null, mayCorrect: true });
    const told = agreed.receipt!.steps.map((one) => [
      ...[one.deed, one.replacesNo, one.receiptNo, one.staffName, one.reason],
    ]);
    expect(told).toEqual([
      ['recorded', null, 'HD-1', 'finance', null],
      ['asked', 'HD-1', 'HD-2', 'finance', '抄错一位'],
      ['agreed', 'HD-1', 'HD-2', 'finance2', null],
    ]);

    // A correction can itself be wrong; the next one names the number it replaces.
    const again = await ask(second, 'HD-3', '又抄错一位');
    expect(again.receipt!.steps.at(-1)).toMatchObject({ seq: 3, replacesNo: 'HD-2' });
    expect((await decide(first, 3)).receipt?.receiptNo).toBe('HD-3');
    const { items } = await second.listStaffMessages({ query: {} });
    const about = items.filter(
      (one) => one.about?.what === 'agreement' && one.about.on === 'receipt',
    );
    expect(about).toMatchObject([
      {
        text: 'finance提出把回单号 HD-1 更正为 HD-2，说明：抄错一位',
        about: { id: params.id },
      },
    ]);
  });

  test('stays when the second person does not agree, or the first takes the wish back', async () => {
    const { ask, decide, receipt } = await recorded();
    await ask(first, 'HD-2');
    await expect(ask(second, 'HD-4')).rejects.toMatchObject({ code: 'correction_waits' });
    await decide(second, 1, false);
    await ask(first, 'HD-5');
    // What was read is not what waits now.
    await expect(decide(second, 1)).rejects.toMatchObject({ code: 'adjustment_decided' });
    await expect(decide(second, 2)).rejects.toMatchObject({ code: 'nothing_proposed' });
    await decide(first, 3, false);
    const { receiptNo, steps } = await receipt();
    expect(receiptNo).toBe('HD-1');
    expect(steps.map((one) => one.deed)).toEqual([
      ...['recorded', 'asked', 'refused', 'asked', 'withdrawn'],
    ]);
  });

  test('is not asked about when it is the same, or none was ever written down', async () => {
    const { ask } = await recorded('HD-9');
    await expect(ask(first, 'HD-9')).rejects.toMatchObject({ code: 'receipt_same' });
    const { params } = await claimed();
    const body = { receiptNo: 'HD-1', reason: '抄错' };
    await expect(first.correctReceipt({ params, body })).rejects.toMatchObject({
      code: 'receipt_missing',
    });
  });

  test('of many answers and wishes at once one is taken, also where no lock is shared', async () => {
    const { params, ask, decide, receipt } = await recorded();
    const wishes = await Promise.allSettled(['HD-2', 'HD-3', 'HD-4'].map((to) => ask(first, to)));
    expect(wishes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const answers = await Promise.allSettled([decide(second, 1), decide(first, 1, false)]);
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await receipt()).steps).toHaveLength(3);
    // Another node of a cluster does not see our lock: the place of the step is unique by itself.
    const [row] = await city.context.db.rows<{ seq: number }>(
      build('receipt_corrections').where({ payout_id: params.id, seq: 2 }),
    );
    const twin = { ...row, id: claimId() };
    await expect(
      city.context.db.write(build('receipt_corrections').insert(twin)),
    ).rejects.toMatchObject({ errno: 1062 });
  });

  test('can be corrected some twenty times, and not for ever', async () => {
    const { ask, decide, receipt } = await recorded();
    for (let n = 0; n < 20; n++) {
      await ask(first, `HD-${n + 2}`);
      await decide(first, 2 * n + 1, false);
    }
    expect((await receipt()).mayCorrect).toBe(false);
    await expect(ask(first, 'HD-99')).rejects.toMatchObject({ code: 'receipt_corrections_full' });
  });
});
