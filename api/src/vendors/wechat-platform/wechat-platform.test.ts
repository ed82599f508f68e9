import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsOf, type OpenSandbox, openSandbox } from '../../../sandbox/testing/open-sandbox.ts';
import { TEMPLATES } from '../../../sandbox/weixin/subscriptions.ts';
import { createMemoryTokenStore, createWechatPlatform } from './index.ts';

const OPENID = 'oCitizen1';

describe('logging a citizen in', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  it('learns the openid from a code, once', async () => {
    const code = city.sandbox.control.mintCode(OPENID, 'uUnion1');
    const session = { ok: true, openid: OPENID, unionid: 'uUnion1' };
    expect(await city.platform.codeToSession(code)).toEqual(session);
    expect(await city.platform.codeToSession(code)).toMatchObject({
      ok: false,
      why: 'bad_code',
      errcode: 40029,
    });
  });

  it('takes no code that was made for a telephone number', async () => {
    const code = city.sandbox.control.mintPhoneCode(OPENID, '13800000000');
    expect(await city.platform.codeToSession(code)).toMatchObject({ why: 'bad_code' });
  });

  it.each([
    [40226, 'blocked'],
    [45011, 'too_often'],
    [-1, 'busy'],
    [99999, 'refused'],
  ])('names errcode %i as %s', async (errcode, why) => {
    city.sandbox.control.addFault({ on: 'weixin.login', kind: 'errcode', errcode });
    const code = city.sandbox.control.mintCode(OPENID);
    expect(await city.platform.codeToSession(code)).toMatchObject({ ok: false, why, errcode });
  });

  it.each(['refuse', 'hang', 'cut', 'fail_before', 'not_json', 'redirect'])(
    'calls it no answer when the line does %s',
    async (kind) => {
      city.sandbox.control.addFault({ on: 'weixin.login', kind, delayMs: 800 });
      const { platform } = clientsOf(city.sandbox, 400);
      const session = await platform.codeToSession(city.sandbox.control.mintCode(OPENID));
      expect(session).toMatchObject({ ok: false, why: 'no_answer', errcode: null });
    },
  );

  it('is refused with a wrong secret', async () => {
    const settings = { ...city.sandbox.settings.wechatPlatform, secret: 'wrong' };
    const platform = createWechatPlatform(settings, createMemoryTokenStore());
    const session = await platform.codeToSession(city.sandbox.control.mintCode(OPENID));
    expect(session).toMatchObject({ ok: false, why: 'bad_secret' });
  });
});

describe('learning a telephone number', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  const mint = () => city.sandbox.control.mintPhoneCode(OPENID, '13800000000');

  it('takes the code of the button once, and no code of a login', async () => {
    const code = mint();
    expect(await city.platform.codeToPhone(code)).toEqual({ ok: true, phone: '+8613800000000' });
    for (const bad of [code, city.sandbox.control.mintCode(OPENID)])
      expect(await city.platform.codeToPhone(bad)).toMatchObject({ why: 'bad_code' });
  });

  it('asks for a token again when it is refused, and names what WeChat says', async () => {
    city.sandbox.control.addFault({ on: 'weixin.phone', kind: 'errcode', errcode: 42001 });
    expect(await city.platform.codeToPhone(mint())).toMatchObject({ ok: true });
    city.sandbox.control.addFault({ on: 'weixin.phone', kind: 'errcode', errcode: 45011 });
    expect(await city.platform.codeToPhone(mint())).toMatchObject({ why: 'too_often' });
    city.sandbox.control.addFault({ on: 'weixin.phone', kind: 'not_json' });
    expect(await city.platform.codeToPhone(mint())).toMatchObject({ why: 'no_answer' });
  });
});

describe('sending what a citizen asked to hear', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
    await city.platform.codeToSession(city.sandbox.control.mintCode(OPENID));
  });
  afterAll(() => city.close());

  const message = (data: Record<string, string>) => ({
    openid: OPENID,
    templateId: TEMPLATES.result.id,
    page: 'pages/case/index?id=1',
    data,
  });
  const accept = () => city.sandbox.control.subscribe(OPENID, { [TEMPLATES.result.id]: 'accept' });
  const send = (data: Record<string, string> = { thing1: '路灯已修好' }) =>
    city.platform.sendSubscribeMessage(message(data));

  it('sends one message for one acceptance', async () => {
    accept();
    expect(await send()).toEqual({ ok: true });
    expect(await send()).toMatchObject({ ok: false, why: 'no_quota', errcode: 43101 });
    const sent = city.sandbox.control.messages();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ openid: OPENID, values: { thing1: '路灯已修好' } });
  });

  it('names the value that is too long', async () => {
    accept();
    const refused = await send({ thing1: '好'.repeat(21) });
    expect(refused).toMatchObject({ ok: false, why: 'bad_value' });
    expect(!refused.ok && refused.message).toContain('thing1');
    expect(await send({ thing1: '好'.repeat(20), phrase2: '已结案' })).toEqual({ ok: true });
  });

  it('uses one access token for everything and asks again when it is refused', async () => {
    const store = createMemoryTokenStore();
    const platform = createWechatPlatform(city.sandbox.settings.wechatPlatform, store);
    accept();
    expect(await platform.sendSubscribeMessage(message({ thing1: '一' }))).toEqual({ ok: true });
    const kept = await store.read();
    await store.write({ token: 'spoilt', expiresAt: new Date(Date.now() + 3_600_000) });
    accept();
    expect(await platform.sendSubscribeMessage(message({ thing1: '二' }))).toEqual({ ok: true });
    expect((await store.read())?.token).toBe(kept?.token);
  });

  it('forces a new token when the same one comes back and is still refused', async () => {
    const store = createMemoryTokenStore();
    const platform = createWechatPlatform(city.sandbox.settings.wechatPlatform, store);
    accept();
    await platform.sendSubscribeMessage(message({ thing1: '一' }));
    const before = await store.read();
    city.sandbox.control.addFault({ on: 'weixin.subscribe', kind: 'errcode', errcode: 40001 });
    accept();
    expect(await platform.sendSubscribeMessage(message({ thing1: '三' }))).toEqual({ ok: true });
    expect((await store.read())?.token).not.toBe(before?.token);
  });

  it('gives up after asking again once', async () => {
    const errcode = 42001;
    city.sandbox.control.addFault({ on: 'weixin.subscribe', kind: 'errcode', errcode, times: 2 });
    expect(await send()).toMatchObject({ ok: false });
    city.sandbox.control.clearFaults();
  });
});

describe('checking what people write', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
    await city.platform.codeToSession(city.sandbox.control.mintCode(OPENID));
  });
  afterAll(() => city.close());

  const check = (content: string, openid = OPENID) =>
    city.platform.checkText({ openid, content, scene: 3 });

  it('passes an ordinary report and stops a forbidden one', async () => {
    expect(await check('路口井盖缺失')).toBe('pass');
    expect(await check('可疑样例')).toBe('review');
    expect(await check('违禁样例')).toBe('risky');
  });

  it('leaves it to a person when nobody answers, or the writer was not seen lately', async () => {
    city.sandbox.control.addFault({ on: 'weixin.text', kind: 'refuse' });
    expect(await check('路口井盖缺失')).toBe('review');
    expect(await check('路口井盖缺失', 'oStranger')).toBe('review');
  });
});
