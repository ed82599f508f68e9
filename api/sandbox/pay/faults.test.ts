import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, until } from '../testing/listen.ts';
import { clientsOf, type OpenSandbox, openSandbox, transferText } from '../testing/open-sandbox.ts';

describe('WeChat Pay misbehaving on request', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  it.each([
    ['PARAM_ERROR', 400],
    ['INVALID_REQUEST', 400],
    ['NO_AUTH', 403],
    ['NOT_ENOUGH', 403],
    ['NOT_FOUND', 404],
    ['FREQUENCY_LIMITED', 429],
    ['SYSTEM_ERROR', 500],
  ])('answers %s and makes no bill', async (code, http) => {
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'code', code });
    const { body, outBillNo } = transferText(city.sandbox);
    expect(await city.pay.createTransfer(body)).toMatchObject({ http, code });
    expect(city.sandbox.control.bill(outBillNo)).toBeUndefined();
  });

  it('answers a code nobody has heard of', async () => {
    const fault = { on: 'pay.query', kind: 'code', code: 'NOVEL_ERROR', status: 418 };
    city.sandbox.control.addFault(fault);
    const answer = await city.pay.queryTransfer('ANY1A1');
    expect(answer).toMatchObject({ http: 418, code: 'NOVEL_ERROR' });
  });

  it('breaks down before doing the work, or after: only the bill tells', async () => {
    const before = transferText(city.sandbox);
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'fail_before' });
    expect((await city.pay.createTransfer(before.body)).http).toBe(500);
    expect(city.sandbox.control.bill(before.outBillNo)).toBeUndefined();
    const after = transferText(city.sandbox);
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'fail_after' });
    expect((await city.pay.createTransfer(after.body)).http).toBe(500);
    expect(city.sandbox.control.bill(after.outBillNo)?.state).toBe('WAIT_USER_CONFIRM');
  });

  it.each(['hang', 'refuse', 'redirect', 'not_json'])('does nothing before a %s', async (kind) => {
    city.sandbox.control.addFault({ on: 'pay.create', kind, delayMs: 600 });
    const { body, outBillNo } = transferText(city.sandbox);
    await clientsOf(city.sandbox, 300).pay.createTransfer(body);
    expect(city.sandbox.control.bill(outBillNo)).toBeUndefined();
  });

  it.each(['cut', 'hang_after', 'not_json_after'])(
    'has done the work before a %s',
    async (kind) => {
      city.sandbox.control.addFault({ on: 'pay.create', kind, delayMs: 1500 });
      const { body, outBillNo } = transferText(city.sandbox);
      const answer = await clientsOf(city.sandbox, 1000).pay.createTransfer(body);
      expect(answer.bill).toBeUndefined();
      expect(city.sandbox.control.bill(outBillNo)?.state).toBe('WAIT_USER_CONFIRM');
    },
  );

  it('is slow, yet answers', async () => {
    city.sandbox.control.addFault({ on: 'pay', kind: 'slow', delayMs: 150 });
    const start = Date.now();
    expect((await city.pay.createTransfer(transferText(city.sandbox).body)).trusted).toBe(true);
    expect(Date.now() - start).toBeGreaterThanOrEqual(145);
  });

  it('keeps the package back once', async () => {
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'no_package' });
    const { body } = transferText(city.sandbox);
    expect((await city.pay.createTransfer(body)).bill?.packageInfo).toBeUndefined();
    expect((await city.pay.createTransfer(body)).bill?.packageInfo).toBeTruthy();
  });

  it('does not find a bill for the first two queries', async () => {
    const { body, outBillNo } = transferText(city.sandbox);
    await city.pay.createTransfer(body);
    const fault = { on: 'pay.query', kind: 'code', code: 'NOT_FOUND', times: 2 };
    city.sandbox.control.addFault({ ...fault, subject: outBillNo });
    const states = [];
    for (let n = 0; n < 3; n += 1) states.push((await city.pay.queryTransfer(outBillNo)).http);
    expect(states).toEqual([404, 404, 200]);
  });

  it('spoils one bill and leaves the others alone', async () => {
    const marked = transferText(city.sandbox);
    const other = transferText(city.sandbox);
    const fault = { on: 'pay.create', kind: 'unsigned', subject: marked.outBillNo };
    city.sandbox.control.addFault(fault);
    expect((await city.pay.createTransfer(other.body)).trusted).toBe(true);
    expect((await city.pay.createTransfer(marked.body)).trusted).toBe(false);
  });

  it('calls back before it has answered the create call', async () => {
    const order: string[] = [];
    const ear = await listen(() => {
      order.push('callback');
      return { status: 204 };
    });
    city.sandbox.control.addFault({ on: 'pay.create', kind: 'callback_first' });
    const { body } = transferText(city.sandbox, { notify_url: ear.url });
    const { bill } = await city.pay.createTransfer(body);
    order.push('answer');
    ear.close();
    expect(order).toEqual(['callback', 'answer']);
    expect(bill?.state).toBe('WAIT_USER_CONFIRM');
  });

  it('repeats a callback until it is accepted, and writes down every answer', async () => {
    let refusals = 3;
    const ear = await listen(() => {
      refusals -= 1;
      return refusals >= 0 ? { status: 500, body: 'later' } : { status: 200 };
    });
    const { body, outBillNo } = transferText(city.sandbox, { notify_url: ear.url });
    await city.pay.createTransfer(body);
    city.sandbox.control.confirm(outBillNo);
    const find = () => city.sandbox.control.callbacks().find((one) => one.outBillNo === outBillNo);
    await until(() => find()?.nextAtMs === null);
    ear.close();
    const kept = find();
    expect(kept?.attempts.map(({ http }) => http)).toEqual([500, 500, 500, 200]);
  });

  it('gives up after the fifteen repeats of its table', async () => {
    const ear = await listen(() => ({ status: 500 }));
    city.sandbox.control.configure({ repeatScale: 0 });
    const { body, outBillNo } = transferText(city.sandbox, { notify_url: ear.url });
    await city.pay.createTransfer(body);
    city.sandbox.control.confirm(outBillNo);
    expect(await ear.waitFor(16)).toHaveLength(16);
    ear.close();
  });

  it('answers with the old certificate’s key while a merchant changes over', async () => {
    city.sandbox.control.configure({ keyMode: 'certificate' });
    const { body } = transferText(city.sandbox);
    expect(await city.pay.createTransfer(body)).toMatchObject({ http: 200, trusted: false });
    city.sandbox.control.configure({ keyMode: 'mixed' });
    expect((await city.pay.createTransfer(body)).trusted).toBe(true);
    city.sandbox.control.configure({ keyMode: 'public_key' });
  });
});
