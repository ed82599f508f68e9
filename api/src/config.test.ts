import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const real = {
  NODE_ENV: 'production',
  DATABASE_URL: 'mysql://ssp:Zk8-long-and-random@10.0.0.5/ssp',
  PUBLIC_URL: 'https://ssp.example.gov.cn',
  DATA_KEY_FILE: file('key', '9f'.repeat(16) + '3c'.repeat(16)),
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_APPSECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_PUSH_TOKEN: 'token',
  WECHAT_PUSH_AES_KEY: 'k'.repeat(43),
  WECHAT_TEMPLATE_RESULT: 'a',
  WECHAT_TEMPLATE_REWARD: 'b',
  WXPAY_MCHID: '1900000001',
  WXPAY_APIV3_KEY_FILE: file('apiv3', 'x'.repeat(32)),
  WXPAY_KEY_ID: 'PUB_KEY_ID_0119000000012025010100000000000000',
  WXPAY_PUBLIC_KEY_FILE: file('pub', 'pem'),
  COS_SECRET_ID: 'AKIDxxxxxxxxxxxxxxxx',
  COS_SECRET_KEY: 'yyyy',
  COS_BUCKET: 'ssp-1250000000',
  COS_REGION: 'ap-beijing',
};

const merchantKey = {
  WXPAY_JOURNAL_DIR: folder,
  WXPAY_MERCHANT_SERIAL: 'ABCDEF',
  WXPAY_MERCHANT_CERT_FILE: file('cert', 'pem'),
  WXPAY_MERCHANT_KEY_FILE: file('key.pem', 'pem'),
};

describe('the merchant’s private key', () => {
  it('is the payout worker’s alone: an API process that was given it does not start', () => {
    expect(() => readConfig({ ...real, ...merchantKey })).toThrow('不得持有商户私钥');
    const worker = readConfig({ ...real, ...merchantKey }, 'payout-worker');
    expect(worker.wechatPay.merchantKeyPem).toBe('pem');
  });

  it('signs nothing in a worker that keeps no journal', () => {
    const { WXPAY_JOURNAL_DIR: _, ...forgetful } = merchantKey;
    expect(() => readConfig({ ...real, ...forgetful }, 'payout-worker')).toThrow(
      'WXPAY_JOURNAL_DIR',
    );
  });

  it('is missed by a payout worker without it, and by one that has only half of it', () => {
    expect(() => readConfig(real, 'payout-worker')).toThrow('WXPAY_MERCHANT_KEY_FILE');
    const { WXPAY_MERCHANT_SERIAL: _, ...half } = merchantKey;
    expect(() => readConfig({ ...real, ...half }, 'payout-worker')).toThrow(
      'WXPAY_MERCHANT_SERIAL',
    );
  });
});

describe('production', () => {
  it('starts with official hosts and keys of its own', () => {
    const config = readConfig(real);
    expect(config.isProduction).toBe(true);
    expect(config.wechatPay.baseUrl).toBe('https://api.mch.weixin.qq.com');
  });

  it.each([
    ['WXPAY_BASE', 'http://localhost:8090/pay', '微信支付官方地址'],
    ['WECHAT_API_BASE', 'http://localhost:8090/weixin', '微信官方地址'],
    ['COS_PROTOCOL', 'http:', 'https'],
    ['COS_DOMAIN', '127.0.0.1:8090/cos/{Bucket}', '本机'],
    ['PUBLIC_URL', 'http://ssp.example.gov.cn', 'https'],
    ['WECHAT_APPID', 'wxsandbox', '沙箱密钥'],
    ['WXPAY_KEY_ID', 'PUB_KEY_ID_SANDBOX', '沙箱密钥'],
    ['DATABASE_OWNER_URL', 'mysql://owner:Zk8@10.0.0.5/ssp', '升级数据库结构'],
    ['DATABASE_URL', 'mysql://root:@127.0.0.1/app', '默认或空密码'],
    ['DATA_KEY_FILE', file('zeros', '0'.repeat(64)), '随机密钥'],
  ])('refuses to start with %s = %s', (name, value, why) => {
    expect(() => readConfig({ ...real, [name]: value })).toThrow(why);
  });

  it('names what is missing, and never a value', () => {
    const { COS_SECRET_KEY: _, ...rest } = { ...real, PORT: 'eighty-secret' };
    expect(() => readConfig(rest)).toThrow(/PORT、COS_SECRET_KEY/);
    expect(() => readConfig(rest)).not.toThrow(/eighty-secret/);
  });
});
