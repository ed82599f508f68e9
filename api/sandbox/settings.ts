import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CosSettings } from '../src/vendors/cos/index.ts';
import type { MerchantKey, WechatPaySettings } from '../src/vendors/wechat-pay/index.ts';
import type { WechatPlatformSettings } from '../src/vendors/wechat-platform/index.ts';
import { BUCKET, REGION } from './cos/routes.ts';
import type { Credentials } from './lib/credentials.ts';
import { TEMPLATES } from './weixin/subscriptions.ts';

export type SandboxSettings = {
  wechatPay: WechatPaySettings & MerchantKey;
  wechatPlatform: WechatPlatformSettings;
  cos: CosSettings;
};

/** What the code under test needs to speak to this sandbox instead of the vendors. */
export function settingsFor(credentials: Credentials, host: string): SandboxSettings {
  const { merchant, publicKey } = credentials;
  return {
    wechatPay: {
      baseUrl: `http://${host}/pay`,
      appid: credentials.appid,
      mchid: credentials.mchid,
      merchantCertPem: merchant.certPem,
      merchantKeyPem: merchant.keyPem,
      merchantSerial: merchant.serial,
      apiV3Key: credentials.apiV3Key,
      keys: { [publicKey.serial]: publicKey.publicPem },
      keyId: publicKey.serial,
    },
    wechatPlatform: {
      baseUrl: `http://${host}/weixin`,
      appid: credentials.appid,
      secret: credentials.appSecret,
      pushToken: credentials.pushToken,
      pushAesKey: credentials.pushAesKey,
    },
    cos: {
      secretId: credentials.cosSecretId,
      secretKey: credentials.cosSecretKey,
      bucket: BUCKET,
      region: REGION,
      protocol: 'http:',
      domain: `${host}/cos/{Bucket}`,
    },
  };
}

/** The same as environment lines and PEM files, for a program started beside. */
export function writeVendorsEnv(dir: string, { wechatPay, wechatPlatform, cos }: SandboxSettings) {
  const keyDir = resolve(dir, 'keys');
  mkdirSync(keyDir, { recursive: true });
  const keep = (name: string, text: string) => {
    writeFileSync(join(keyDir, name), text, { mode: 0o600 });
    return join(keyDir, name);
  };
  const lines = {
    WECHAT_APPID: wechatPlatform.appid,
    WECHAT_APPSECRET: wechatPlatform.secret,
    WECHAT_API_BASE: wechatPlatform.baseUrl,
    WECHAT_PUSH_TOKEN: wechatPlatform.pushToken,
    WECHAT_PUSH_AES_KEY: wechatPlatform.pushAesKey,
    WECHAT_TEMPLATE_RESULT: TEMPLATES.result.id,
    WECHAT_TEMPLATE_REWARD: TEMPLATES.reward.id,
    WECHAT_TEMPLATE_TASK: TEMPLATES.task.id,
    WXPAY_BASE: wechatPay.baseUrl,
    WXPAY_MCHID: wechatPay.mchid,
    WXPAY_MERCHANT_SERIAL: wechatPay.merchantSerial,
    WXPAY_MERCHANT_CERT_FILE: keep('merchant-cert.pem', wechatPay.merchantCertPem),
    WXPAY_MERCHANT_KEY_FILE: keep('merchant-key.pem', wechatPay.merchantKeyPem),
    WXPAY_APIV3_KEY_FILE: keep('apiv3-key.txt', wechatPay.apiV3Key),
    WXPAY_KEY_ID: wechatPay.keyId,
    WXPAY_PUBLIC_KEY_FILE: keep('wechatpay-public-key.pem', wechatPay.keys[wechatPay.keyId] ?? ''),
    COS_SECRET_ID: cos.secretId,
    COS_SECRET_KEY: cos.secretKey,
    COS_BUCKET: cos.bucket,
    COS_REGION: cos.region,
    COS_PROTOCOL: cos.protocol,
    COS_DOMAIN: cos.domain,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(dir, 'vendors.env'), text.join(''), { mode: 0o600 });
}
