import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clientsOf,
  type OpenSandbox,
  openSandbox,
  transferText,
} from '../../../sandbox/testing/open-sandbox.ts';
import { createWechatPay } from './index.ts';

describe('paying a reward through WeChat Pay', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  it('creates a transfer that waits for the citizen and can be shown to the phone', async () => {
    const { body, outBillNo } = transferText(city.sandbox);
    const answer = await city.pay.createTransfer(body);
    expect(answer).toMatchObject({ http: 200, trusted: true });
    expect(answer.bill).toMatchObject({ outBillNo, state: 'WAIT_USER_CONFIRM' });
    expect(answer.bill?.packageInfo).toBeTruthy();
    expect(answer.requestId).toMatch(/-\d+$/);
  });

  it('tells in a query who is paid, how much and by whom, but gives no package', async () => {
    const { body, outBillNo } = transferText(city.sandbox);
    await city.pay.createTransfer(body);
    const { bill } = await city.pay.queryTransfer(outBillNo);
    const { mchid, appid } = city.sandbox.settings.wechatPay;
    expect(bill).toMatchObject({ mchid, appid, outBillNo, amountFen: 500, openid: 'oCitizen1' });
    expect(bill?.packageInfo).toBeUndefined();
  });

  it('takes an accepted cancel as a wish and learns the outcome by asking', async () => {
    const { body, outBillNo } = transferText(city.sandbox);
    await city.pay.createTransfer(body);
    const wish = await city.pay.cancelTransfer(outBillNo);
    expect(wish.bill?.state).toBe('CANCELING');
    const { bill } = await city.pay.queryTransfer(outBillNo);
    expect(bill).toMatchObject({ state: 'CANCELLED', failReason: 'MCH_CANCEL' });
  });

  it('passes the vendor’s refusal on by its code', async () => {
    const answer = await city.pay.queryTransfer('NOBODY1A1');
    expect(answer).toMatchObject({ http: 404, trusted: false, code: 'NOT_FOUND' });
    expect(answer.bill).toBeUndefined();
  });

  it.each(['unsigned', 'wrong_key', 'changed_byte', 'shifted_time', 'signtest'])(
    'does not believe a 200 that is %s',
    async (kind) => {
      const { body } = transferText(city.sandbox);
      city.sandbox.control.addFault({ on: 'pay.create', kind });
      const answer = await city.pay.createTransfer(body);
      expect(answer).toMatchObject({ http: 200, trusted: false });
      expect(answer.bill).toBeUndefined();
    },
  );

  it('hands on a state it does not know, for the caller to doubt', async () => {
    const { body } = transferText(city.sandbox);
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'unknown_state' });
    const { bill } = await city.pay.createTransfer(body);
    expect(bill?.state).toBe('SOMETHING_NEW');
  });

  it.each(['refuse', 'hang', 'hang_after', 'cut'])(
    'answers http 0 instead of throwing when the line does %s',
    async (kind) => {
      const { body } = transferText(city.sandbox);
      city.sandbox.control.addFault({ on: 'pay.create', kind, delayMs: 800 });
      const { pay } = clientsOf(city.sandbox, 400);
      expect(await pay.createTransfer(body)).toMatchObject({ http: 0, trusted: false });
    },
  );

  it('is heard again after silence: the same text brings the bill that was made', async () => {
    const { body, outBillNo } = transferText(city.sandbox);
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'fail_after' });
    expect((await city.pay.createTransfer(body)).http).toBe(500);
    expect((await city.pay.createTransfer(body)).bill?.outBillNo).toBe(outBillNo);
    expect(city.sandbox.control.breaches()).toEqual([]);
  });

  it('follows no redirect and reads no web page as an answer', async () => {
    const { body } = transferText(city.sandbox);
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'redirect' });
    expect(await city.pay.createTransfer(body)).toMatchObject({ http: 302, trusted: false });
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'not_json' });
    expect(await city.pay.createTransfer(body)).toMatchObject({ http: 200, trusted: false });
  });

  it('is refused when it signs with another merchant’s key', async () => {
    const { wechatPay } = city.sandbox.settings;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const merchantKeyPem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const pay = createWechatPay({ ...wechatPay, merchantKeyPem });
    const answer = await pay.createTransfer(transferText(city.sandbox).body);
    expect(answer).toMatchObject({ http: 401, trusted: false, code: 'SIGN_ERROR' });
  });

  it('does not start with a key that cannot be read', () => {
    const { wechatPay } = city.sandbox.settings;
    expect(() => createWechatPay({ ...wechatPay, apiV3Key: 'short' })).toThrow('32 bytes');
    expect(() => createWechatPay({ ...wechatPay, keyId: 'PUB_KEY_ID_2' })).toThrow('no key');
    expect(() => createWechatPay({ ...wechatPay, merchantKeyPem: 'x' })).toThrow();
  });
});
