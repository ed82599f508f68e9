import { constants, publicEncrypt, randomBytes, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSandbox, openSandbox, transferText } from '../testing/open-sandbox.ts';

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';

describe('the sandbox refusing what WeChat Pay would refuse', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  type Change = {
    mchid?: string;
    serial?: string;
    skewS?: number;
    nonce?: string;
    scheme?: string;
  };

  async function post(signedBody: string, change: Change = {}, sentBody = signedBody) {
    const { wechatPay } = city.sandbox.settings;
    const at = Math.floor(Date.now() / 1000) + (change.skewS ?? 0);
    const nonce = change.nonce ?? randomBytes(16).toString('hex');
    const text = `POST\n${BILLS}\n${at}\n${nonce}\n${signedBody}\n`;
    const signature = sign('RSA-SHA256', Buffer.from(text), wechatPay.merchantKeyPem);
    const fields = {
      mchid: change.mchid ?? wechatPay.mchid,
      nonce_str: nonce,
      timestamp: at,
      serial_no: change.serial ?? wechatPay.merchantSerial,
      signature: signature.toString('base64'),
    };
    const pairs = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
    const scheme = change.scheme ?? 'WECHATPAY2-SHA256-RSA2048';
    const response = await fetch(`${wechatPay.baseUrl}${BILLS}`, {
      method: 'POST',
      headers: { Authorization: `${scheme} ${pairs.join(',')}` },
      body: sentBody,
    });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, code, signed: response.headers.has('Wechatpay-Signature') };
  }

  const SIGN_ERROR = { status: 401, code: 'SIGN_ERROR', signed: false };

  it('takes a request that is signed as documented, the serial in small letters too', async () => {
    const serial = city.sandbox.settings.wechatPay.merchantSerial.toLowerCase();
    const { body } = transferText(city.sandbox);
    expect(await post(body, { serial })).toEqual({ status: 200, code: undefined, signed: true });
  });

  it.each<[string, Change]>([
    ['another scheme', { scheme: 'WECHATPAY2-MD5' }],
    ['another merchant', { mchid: '1900000001' }],
    ['another certificate', { serial: 'ABCDEF' }],
    ['a clock five minutes slow', { skewS: -300 }],
    ['a clock five minutes fast', { skewS: 301 }],
    ['a nonce that is too long', { nonce: 'n'.repeat(33) }],
  ])('does not take %s', async (_what, change) => {
    expect(await post(transferText(city.sandbox).body, change)).toEqual(SIGN_ERROR);
  });

  it('does not take a body that was changed after signing, nor a nonce twice', async () => {
    const { body } = transferText(city.sandbox);
    expect(await post(body, {}, body.replace('500', '900'))).toEqual(SIGN_ERROR);
    const nonce = randomBytes(16).toString('hex');
    expect((await post(body, { nonce })).status).toBe(200);
    expect(await post(body, { nonce })).toEqual(SIGN_ERROR);
  });

  const infos = (...names: string[]) =>
    names.map((info_type) => ({ info_type, info_content: '随手拍' }));

  it.each<[string, Record<string, unknown>, string]>([
    ['an amount under ten fen', { transfer_amount: 9 }, 'PARAM_ERROR'],
    ['half a fen', { transfer_amount: 500.5 }, 'PARAM_ERROR'],
    ['an amount over the limit', { transfer_amount: 20_001 }, 'INVALID_REQUEST'],
    ['a bill number with a dash', { out_bill_no: 'REWARD-1' }, 'PARAM_ERROR'],
    ['a bill number of 33 characters', { out_bill_no: 'R'.repeat(33) }, 'PARAM_ERROR'],
    ['an unknown scene', { transfer_scene_id: '9999' }, 'PARAM_ERROR'],
    ['a missing report info', { transfer_scene_report_infos: infos('活动名称') }, 'PARAM_ERROR'],
    [
      'a misspelt report info',
      { transfer_scene_report_infos: infos('活动名称', '奖励说名') },
      'PARAM_ERROR',
    ],
    ['another scene’s perception', { user_recv_perception: '行政奖励' }, 'INVALID_REQUEST'],
    ['a remark of 33 characters', { transfer_remark: '奖'.repeat(33) }, 'PARAM_ERROR'],
    ['a notify address with a query', { notify_url: 'https://a.cn/n?x=1' }, 'PARAM_ERROR'],
    ['a plain notify address elsewhere', { notify_url: 'http://a.cn/n' }, 'PARAM_ERROR'],
    ['a field it does not know', { amount: 500 }, 'PARAM_ERROR'],
    ['another appid', { appid: 'wx0000000000000000' }, 'PARAM_ERROR'],
    ['a name for a sum too small', { transfer_amount: 29, user_name: 'x' }, 'PARAM_ERROR'],
    ['a name that is not encrypted', { user_name: '张三' }, 'PARAM_ERROR'],
  ])('answers %s with an error', async (_what, change, code) => {
    const { body } = transferText(city.sandbox, change);
    expect(await city.pay.createTransfer(body)).toMatchObject({ http: 400, code });
  });

  it('takes the subsidy scene with its own words, but not as a red packet', async () => {
    const scene = {
      transfer_scene_id: '1002',
      user_recv_perception: '行政奖励',
      transfer_scene_report_infos: infos('补贴类型'),
    };
    const good = transferText(city.sandbox, scene);
    expect((await city.pay.createTransfer(good.body)).http).toBe(200);
    const packet = { ...scene, user_recv_style: { type: 'RED_PACKET' } };
    const bad = transferText(city.sandbox, packet);
    expect(await city.pay.createTransfer(bad.body)).toMatchObject({ code: 'PARAM_ERROR' });
  });

  it('opens a name encrypted for it, and takes the same name encrypted anew as the same request', async () => {
    const { keys, keyId } = city.sandbox.settings.wechatPay;
    const seal = () =>
      publicEncrypt(
        { key: keys[keyId]!, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
        Buffer.from('张三'),
      ).toString('base64');
    const { body, outBillNo } = transferText(city.sandbox, { user_name: seal() });
    expect((await city.pay.createTransfer(body)).http).toBe(200);
    expect(city.sandbox.control.bill(outBillNo)?.userName).toBe('张三');
    const again = transferText(city.sandbox, { out_bill_no: outBillNo, user_name: seal() });
    expect((await city.pay.createTransfer(again.body)).http).toBe(200);
    const breaches = city.sandbox.control.breaches().map(({ rule }) => rule);
    expect(breaches).toContain('resend_same_bytes');
  });

  it('has limits by person and day, and by second', async () => {
    city.sandbox.control.configure({ personDayMaxFen: 900 });
    const openid = 'oLimited';
    const first = transferText(city.sandbox, { openid });
    expect((await city.pay.createTransfer(first.body)).http).toBe(200);
    const second = transferText(city.sandbox, { openid });
    expect(await city.pay.createTransfer(second.body)).toMatchObject({ code: 'INVALID_REQUEST' });
    city.sandbox.control.configure({ callsPerSecond: 0 });
    const answer = await city.pay.queryTransfer(first.outBillNo);
    expect(answer).toMatchObject({ http: 429, code: 'FREQUENCY_LIMITED' });
    city.sandbox.control.configure({ callsPerSecond: 100 });
  });
});
