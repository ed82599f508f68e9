import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../app.ts';
import { buildContext } from '../../../build-context.ts';
import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { build } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { runJob } from '../../../lib/jobs.ts';
import { staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { checkLedger, startPump } from '../index.ts';
import { claimId, confirmOnPhone, earn, forward, rowOf, waitUntil } from '../testing.ts';
import { forgetErrandsJob } from './forget-errands.ts';

/** The worker's side is the usual city; beside it stands an API that was never given the merchant's private key. */
let city: TestCity;
let api: TestCity;
let keyless: Context;
let pump: ReturnType<typeof startPump>;
const server = createServer((request, response) =>
  createApp(keyless).callback()(request, response),
);

beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  const { merchantKeyPem: _, ...wechatPay } = city.context.config.wechatPay;
  keyless = buildContext({ ...city.context.config, wechatPay }, city.clock);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = { ...city, url, context: keyless };
  pump = startPump(city.context);
});
afterAll(async () => {
  await pump.stop();
  await new Promise((resolve) => server.close(resolve));
  await keyless.db.close();
  await city.stop();
});

/** Signed in at the API without the key. */
const payeeOfApi = () => person(api);

describe('an API process without the merchant key', () => {
  test('cannot call WeChat Pay, whatever it tries', async () => {
    const { wechatPay } = keyless.vendors;
    expect(wechatPay.canSign).toBe(false);
    expect(() => wechatPay.createTransfer('{}')).toThrow('no merchant key');
    expect(() => wechatPay.queryTransfer('R1A1')).toThrow('no merchant key');
    expect(JSON.stringify(keyless.config)).not.toContain('PRIVATE KEY');
  });

  test('still answers a claim with the confirm page, which the worker brought', async () => {
    const payee = await payeeOfApi();
    const { rewardId } = await earn(city, payee);
    const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
    expect(payout).toMatchObject({ state: 'wait_confirm' });
    await confirmOnPhone(city, payout.confirmation);
    const paid = await payee.refreshMyPayout({ params: { id: payout.id } });
    expect(paid.state).toBe('settled');
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('takes the claim while the worker is away; the worker pays it when it is back', async () => {
    await pump.stop();
    const payee = await payeeOfApi();
    const { rewardId } = await earn(city, payee);
    const body = { id: claimId(), rewardId };
    expect((await payee.claimReward({ body })).state).toBe('approved');
    pump = startPump(city.context);
    await waitUntil(async () => (await rowOf(city, body.id)).state === 'wait_confirm');
    expect((await payee.claimReward({ body })).confirmation).not.toBeNull();
  });

  test('lets finance reconcile a day, for which the worker downloads the bill', async () => {
    const day = shanghaiDay(city.clock.now());
    forward(city, 24 * 3600_000);
    const finance = await staff(api, 'finance');
    expect(await finance.reconcileDay({ params: { day }, body: {} })).toMatchObject({ day });
    const tomorrow = nextDay(day, 1);
    await expect(
      finance.reconcileDay({ params: { day: tomorrow }, body: {} }),
    ).rejects.toMatchObject({
      code: 'day_not_over',
    });
  });
});

test('two workers over the same rows make one bill of each claim', async () => {
  const second = startPump(city.context);
  const payee = await payeeOfApi();
  const rewardIds: string[] = [];
  for (let n = 0; n < 8; n++) rewardIds.push((await earn(city, payee)).rewardId);
  await Promise.all(
    rewardIds.map((rewardId) => payee.claimReward({ body: { id: claimId(), rewardId } })),
  );
  for (const rewardId of rewardIds) {
    const bills = city.sandbox.control.bills();
    expect(bills.filter((bill) => bill.outBillNo.startsWith(rewardId))).toHaveLength(1);
  }
  await second.stop();
  expect(city.sandbox.control.breaches()).toEqual([]);
});

test('what was asked a month ago is forgotten, page by page; the rest stays', async () => {
  const { db } = city.context;
  const at = (daysAgo: number) => new Date(city.clock.now().getTime() - daysAgo * 24 * 3600_000);
  const errand = (asked: Date) => ({
    ...{ id: newId(asked), kind: 'reconcile', ref: '2026-10-01', asked_at: asked, answer: 'done' },
  });
  const old = Array.from({ length: 501 }, () => errand(at(31)));
  const recent = errand(at(29));
  await db.write(build('payout_errands').insert([...old, recent]));
  const run = () => runJob(city.context, forgetErrandsJob);
  expect(await run()).toBe('forgot 501 errands');
  expect(await run()).toBe('');
  expect(await db.first(build('payout_errands').where('id', recent.id))).toBeDefined();
});
