import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type OpenSandbox, openSandbox } from '../testing/open-sandbox.ts';
import { badValue, TEMPLATES } from './subscriptions.ts';

const answerShape = z.looseObject({ errcode: z.number().default(0) });

describe('the platform refusing what WeChat would refuse', () => {
  let city: OpenSandbox;
  let token: string;

  async function post(path: string, body: unknown) {
    const { baseUrl } = city.sandbox.settings.wechatPlatform;
    const options = { method: 'POST', body: JSON.stringify(body) };
    return answerShape.parse(await (await fetch(`${baseUrl}${path}`, options)).json());
  }
  const askToken = (force_refresh = false) => {
    const { appid, secret } = city.sandbox.settings.wechatPlatform;
    const grant_type = 'client_credential';
    return post('/cgi-bin/stable_token', { grant_type, appid, secret, force_refresh });
  };
  const call = (path: string, body: unknown) => post(`${path}?access_token=${token}`, body);

  beforeAll(async () => {
    city = await openSandbox();
    token = String((await askToken()).access_token);
    await city.platform.codeToSession(city.sandbox.control.mintCode('oCitizen1'));
  });
  afterAll(() => city.close());

  it('gives everybody the same token, and a new one only to who forces it, not twice at once', async () => {
    expect((await askToken()).access_token).toBe(token);
    const forced = await askToken(true);
    expect(forced.access_token).not.toBe(token);
    expect((await call('/wxa/msg_sec_check', {})).errcode).toBe(40001);
    expect((await askToken(true)).errcode).toBe(45009);
    token = String(forced.access_token);
  });

  it('trades a telephone code once, and no login code for a telephone number', async () => {
    const path = '/wxa/business/getuserphonenumber';
    const code = city.sandbox.control.mintPhoneCode('oCitizen1', '13800000000');
    const phone_info = { purePhoneNumber: '13800000000', countryCode: '86' };
    expect(await call(path, { code })).toMatchObject({ errcode: 0, phone_info });
    expect((await call(path, { code })).errcode).toBe(40029);
    const login = city.sandbox.control.mintCode('oCitizen1');
    expect((await call(path, { code: login })).errcode).toBe(40029);
  });

  it('forgets a code after five minutes', async () => {
    const path = '/wxa/business/getuserphonenumber';
    const codes = [1, 2].map(() => city.sandbox.control.mintPhoneCode('oCitizen1', '13800000000'));
    const madeAtMs = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime(madeAtMs + 4 * 60_000);
      expect((await call(path, { code: codes[0] })).errcode).toBe(0);
      vi.setSystemTime(madeAtMs + 5 * 60_000);
      expect((await call(path, { code: codes[1] })).errcode).toBe(40029);
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells the risk rank that was set', async () => {
    city.sandbox.control.setRiskRank('oCitizen1', 4);
    const { appid } = city.sandbox.settings.wechatPlatform;
    const order = { appid, openid: 'oCitizen1', scene: 1, client_ip: '1.2.3.4' };
    expect(await call('/wxa/getuserriskrank', order)).toMatchObject({ risk_rank: 4 });
  });

  it.each([
    [40003, { touser: 'oNobody' }],
    [40037, { template_id: 'tpl-unknown' }],
    [41030, { page: '/pages/index' }],
    [47003, { data: { thing1: { value: '' } } }],
    [47001, { data: { thing1: '没有 value' } }],
    [43101, {}],
  ])('answers %i to a subscribe message with %o', async (errcode, change) => {
    const good = { touser: 'oCitizen1', template_id: TEMPLATES.task.id };
    const data = { thing1: { value: '待核查' } };
    const answer = await call('/cgi-bin/message/subscribe/send', { ...good, data, ...change });
    expect(answer.errcode).toBe(errcode);
  });

  it('takes no photo link it could not fetch and no text that is too long', async () => {
    const order = { version: 2, media_type: 2, scene: 3, openid: 'oCitizen1' };
    const image = await call('/wxa/media_check_async', { ...order, media_url: 'no link' });
    expect(image.errcode).toBe(47001);
    const text = { version: 2, scene: 3, openid: 'oCitizen1', content: '长'.repeat(2501) };
    expect((await call('/wxa/msg_sec_check', text)).errcode).toBe(45002);
  });
});

describe('values of a subscribe message', () => {
  it.each([
    [{ thing1: '好'.repeat(20), phrase2: '已结案', name3: '王小明' }],
    [{ amount1: '5.00元', number2: '12', character_string3: 'WF20260310-0001' }],
    [{ time1: '2026年03月10日 12:30', date2: '2026-03-10' }],
  ])('fit their types: %o', (values) => {
    expect(badValue(values)).toBeNull();
  });

  it.each([
    ['thing1', '好'.repeat(21)],
    ['phrase1', '已经处理完毕'],
    ['phrase1', 'done'],
    ['name1', '名'.repeat(11)],
    ['amount1', '五元'],
    ['character_string1', '编号一'],
    ['time1', '明天'],
    ['novel1', '什么'],
  ])('%s does not take "%s"', (key, value) => {
    expect(badValue({ [key]: value })).toBe(key);
  });
});
