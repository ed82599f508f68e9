import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSandbox, openSandbox, transferText } from '../testing/open-sandbox.ts';

describe('what a person does beside the signed interfaces', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  async function post(path: string, body: unknown) {
    const response = await fetch(`${city.sandbox.url}/control${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  it('mints a login code for the browser stand-in of the mini-program', async () => {
    const { headers, body } = await post('/weixin/codes', { openid: 'oBrowser' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const { code } = body as { code: string };
    expect(await city.platform.codeToSession(code)).toMatchObject({ openid: 'oBrowser' });
  });

  it('plays the payee for the browser stand-in', async () => {
    const { body, outBillNo } = transferText(city.sandbox);
    const { bill } = await city.pay.createTransfer(body);
    const { mchid: mchId, appid: appId } = city.sandbox.settings.wechatPay;
    const order = { mchId, appId, package: bill?.packageInfo, openId: 'oCitizen1' };
    const shown = await post('/pay/confirm-page', order);
    expect(shown.headers.get('access-control-allow-origin')).toBe('*');
    expect(shown.body).toEqual({ ok: true, errMsg: 'requestMerchantTransfer:ok' });
    expect((await city.pay.queryTransfer(outBillNo)).bill?.state).toBe('SUCCESS');
  });

  it('lets no other website move money or open faults', async () => {
    const { headers } = await post('/faults/clear', {});
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const Origin = 'https://elsewhere.example';
    const options = { method: 'POST', headers: { Origin }, body: '{"amountFen":1}' };
    const refused = await fetch(`${city.sandbox.url}/control/pay/top-up`, options);
    expect(refused.status).toBe(403);
  });

  it('changes one setting and leaves the others', async () => {
    await post('/config', { singleMaxFen: 5000 });
    await post('/config', { verdictAfterMs: 7 });
    expect(city.sandbox.control.config()).toMatchObject({ singleMaxFen: 5000, verdictAfterMs: 7 });
  });

  it('opens, lists and closes faults, and refuses one it does not know', async () => {
    const { body } = await post('/faults', { on: 'pay.create', kind: 'cut', times: 3 });
    expect(city.sandbox.control.faults()).toMatchObject([{ kind: 'cut', times: 3 }]);
    await post('/faults/remove', { id: (body as { id: string }).id });
    expect(city.sandbox.control.faults()).toEqual([]);
    expect((await post('/faults', { on: 'pay.create', kind: 'sulk' })).status).toBe(400);
  });

  it('answers 409 when a bill cannot do what is asked of it', async () => {
    expect((await post('/pay/confirm', { outBillNo: 'NOBODY1A1' })).status).toBe(409);
    const { body, outBillNo } = transferText(city.sandbox);
    await city.pay.createTransfer(body);
    await post('/pay/refuse', { outBillNo });
    expect((await post('/pay/confirm', { outBillNo })).status).toBe(409);
  });

  it('fills the subscription quota that the dialog accepted', async () => {
    const choices = { 'tpl-unknown': 'accept' };
    const { body } = await post('/weixin/subscribe', { openid: 'oBrowser', choices });
    expect(body).toMatchObject({ 'tpl-unknown': 'filter' });
  });
});

describe('the page for a person', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  const page = async (path = '/') => (await fetch(`${city.sandbox.url}${path}`)).text();

  it('shows who waits for which sum, and then that it was paid', async () => {
    expect(await page()).toContain('没有等待收款人确认的转账');
    const { body, outBillNo } = transferText(city.sandbox, { transfer_amount: 1234 });
    await city.pay.createTransfer(body);
    expect(await page()).toMatch(/¥12\.34[\s\S]*确认收款/);
    city.sandbox.control.confirm(outBillNo);
    const live = JSON.parse(await page('/live')) as { main: string };
    expect(live.main).toContain('已到账');
  });

  it('shows what people typed as text, never as markup', async () => {
    const transfer_remark = '<script>alert(1)</script>';
    await city.pay.createTransfer(transferText(city.sandbox, { transfer_remark }).body);
    expect(await page()).toContain('&lt;script&gt;alert(1)');
    expect(await page()).not.toContain('<script>alert');
  });

  it('brings its own style and script, and nothing from elsewhere', async () => {
    const text = await page();
    expect(text).not.toMatch(/(src|href)="https?:/);
    expect(await page('/lists.css')).toContain('.transfer');
    expect(await page('/page.js')).toContain('/live');
  });
});
