import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { migrate } from '../../../migrate.ts';
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

let run = 0;
/** A payout whose number was written down; every one has numbers of its own. */
async function recorded() {
  const { params, arrive } = await claimed();
  await arrive();
  const of = `R${++run}-HD`;
  const no = (nth: number) => `${of}-${nth}`;
  await first.recordReceipt({ params, body: { receiptNo: no(1) } });
  const ask = (who: Person, to: string, reason = '抄错一位') =>
    who.correctReceipt({ params, body: { receiptNo: to, reason } });
  const decide = (who: Person, seq: number, agree = true) =>
    who.decideReceiptCorrection({ params, body: { seq, agree } });
  const receipt = async (who = first) => (await who.getPayout({ params })).receipt!;
  return { params, no, ask, decide, receipt };
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
    const { params, no, ask, decide, receipt } = await recorded();
    const asked = await ask(first, no(2));
    expect(asked.receipt).toMatchObject({
      receiptNo: no(1),
      waiting: { seq: 1, mayAgree: false, mayRefuse: true },
      mayCorrect: false,
    });
    expect((await ask(first, no(2))).receipt).toEqual(asked.receipt);
    await expect(decide(first, 1)).rejects.toMatchObject({ code: 'second_person_required' });
    expect((await receipt(second)).waiting).toEqual({ seq: 1, mayAgree: true, mayRefuse: true });

    const auditor = await staff(city, 'auditor');
    expect(await receipt(auditor)).toMatchObject({
      waiting: { mayAgree: false, mayRefuse: false },
      mayCorrect: false,
    });

    const agreed = await decide(second, 1);
    expect((await decide(second, 1)).receipt).toEqual(agreed.receipt);
    expect(agreed.receipt).toMatchObject({ receiptNo: no(2), waiting: null, mayCorrect: true });
    const told = agreed.receipt!.steps.map((one) => [
      ...[one.deed, one.replacesNo, one.receiptNo, one.staffName, one.reason],
    ]);
    expect(told).toEqual([
      ['recorded', null, no(1), 'finance', null],
      ['asked', no(1), no(2), 'finance', '抄错一位'],
      ['agreed', no(1), no(2), 'finance2', null],
    ]);

    // A correction can itself be wrong; the next one names the number it replaces.
    const again = await ask(second, no(3), '又抄错一位');
    expect(again.receipt!.steps.at(-1)).toMatchObject({ seq: 3, replacesNo: no(2) });
    expect((await decide(first, 3)).receipt?.receiptNo).toBe(no(3));
    const { items } = await second.listStaffMessages({ query: {} });
    const about = items.filter(
      (one) => one.about?.what === 'agreement' && one.about.on === 'receipt',
    );
    expect(about).toMatchObject([
      {
        text: `finance提出把回单号 ${no(1)} 更正为 ${no(2)}，说明：抄错一位`,
        about: { id: params.id },
      },
    ]);
  });

  test('stays when the second person does not agree, or the first takes the wish back', async () => {
    const { no, ask, decide, receipt } = await recorded();
    await ask(first, no(2));
    await expect(ask(second, no(4))).rejects.toMatchObject({ code: 'correction_waits' });
    await decide(second, 1, false);
    await ask(first, no(5));
    // What was read is not what waits now.
    await expect(decide(second, 1)).rejects.toMatchObject({ code: 'adjustment_decided' });
    await expect(decide(second, 2)).rejects.toMatchObject({ code: 'nothing_proposed' });
    await decide(first, 3, false);
    const { receiptNo, steps } = await receipt();
    expect(receiptNo).toBe(no(1));
    expect(steps.map((one) => one.deed)).toEqual([
      ...['recorded', 'asked', 'refused', 'asked', 'withdrawn'],
    ]);
  });

  test('is not asked about when it is the same, or none was ever written down', async () => {
    const { no, ask } = await recorded();
    await expect(ask(first, no(1))).rejects.toMatchObject({ code: 'receipt_same' });
    const { params } = await claimed();
    const body = { receiptNo: 'HD-0', reason: '抄错' };
    await expect(first.correctReceipt({ params, body })).rejects.toMatchObject({
      code: 'receipt_missing',
    });
  });

  test('of many answers and wishes at once one is taken, also where no lock is shared', async () => {
    const { params, no, ask, decide, receipt } = await recorded();
    const wishes = await Promise.allSettled([no(2), no(3), no(4)].map((to) => ask(first, to)));
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
    const { no, ask, decide, receipt } = await recorded();
    for (let n = 0; n < 20; n++) {
      await ask(first, no(n + 2));
      await decide(first, 2 * n + 1, false);
    }
    expect((await receipt()).mayCorrect).toBe(false);
    await expect(ask(first, no(99))).rejects.toMatchObject({ code: 'receipt_corrections_full' });
  });
});

describe('a number that another payout has already', () => {
  const taken = (error: unknown) => error as { code: string; paths: { message: string }[] };

  test('is neither written down, asked for nor agreed to; whose it is, is said', async () => {
    const theirs = await recorded();
    const story = await first.getPayout({ params: theirs.params });
    const { params, arrive } = await claimed();
    await arrive();
    const record = (receiptNo: string) => first.recordReceipt({ params, body: { receiptNo } });
    const refusal = taken(await record(theirs.no(1).toLowerCase()).catch((error) => error));
    expect(refusal).toMatchObject({ code: 'receipt_taken' });
    expect(refusal.paths[0]?.message).toContain(story.payout.caseNo);

    const mine = await recorded();
    await expect(mine.ask(first, theirs.no(1))).rejects.toMatchObject({ code: 'receipt_taken' });
    await mine.ask(first, 'FREE-1');
    await record('FREE-1');
    await expect(mine.decide(second, 1)).rejects.toMatchObject({ code: 'receipt_taken' });
    expect(await mine.receipt(second)).toMatchObject({
      receiptNo: mine.no(1),
      waiting: { mayAgree: true, mayRefuse: true },
    });
  });

  test('is free again once a correction took it away, and can be searched for while it counts', async () => {
    const theirs = await recorded();
    await theirs.ask(first, theirs.no(2));
    await theirs.decide(second, 1);
    const found = async (text: string) =>
      (await first.listPayouts({ query: { text } })).items.map((row) => row.id);
    expect(await found(theirs.no(2))).toEqual([theirs.params.id]);
    expect(await found(theirs.no(1))).toEqual([]);
    const { params, arrive } = await claimed();
    await arrive();
    await first.recordReceipt({ params, body: { receiptNo: theirs.no(1) } });
    expect(await found(theirs.no(1))).toEqual([params.id]);
  });

  test('of many payouts that take one number at once, one gets it', async () => {
    const all = await Promise.all([claimed(), claimed(), claimed()]);
    for (const one of all) await one.arrive();
    const tries = await Promise.allSettled(
      all.map(({ params }) => first.recordReceipt({ params, body: { receiptNo: 'RACE-1' } })),
    );
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(['receipt_taken', 'receipt_taken']);
  });

  test('stays with the first of those that had it before numbers were kept apart', async () => {
    const { db } = city.context;
    const [one, two, corrected] = [await recorded(), await recorded(), await recorded()];
    await corrected.ask(first, corrected.no(2));
    await corrected.decide(second, 1);
    const ids = [one, two, corrected].map(({ params }) => params.id);
    await db.write(build('payouts').whereIn('id', ids).update({ receipt_now: null }));
    await db.write(
      build('payouts')
        .where('id', two.params.id)
        .update({ receipt_no: one.no(1) }),
    );
    // As on the day when the number that counts got a place of its own.
    await db.write(build('knex_migrations').where('name', '075_receipt_now.js').delete());
    await migrate(city.context.config.databaseUrl);
    const rows = await db.rows<{ receipt_now: string | null }>(
      build('payouts').select('receipt_now').whereIn('id', ids).orderBy('receipt_at'),
    );
    expect(rows.map((row) => row.receipt_now)).toEqual([one.no(1), null, corrected.no(2)]);
  });
});
