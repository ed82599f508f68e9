import { expect, test } from 'vitest';
import { parseVariables, withoutMerchantKey } from './api-environment.mjs';

test('a value may itself hold an equals sign; comments and empty lines are passed over', () => {
  const text = '# sandbox\nWECHAT_APPID=wx1\n\nWXPAY_SECRET=YWJj==\n';
  expect(parseVariables(text)).toEqual({ WECHAT_APPID: 'wx1', WXPAY_SECRET: 'YWJj==' });
});

test('the API is started without anything of the merchant’s private key', () => {
  const vendors = {
    ...{ WXPAY_MERCHANT_KEY_FILE: 'key.pem', WXPAY_MERCHANT_CERT_FILE: 'cert.pem' },
    ...{ WXPAY_MERCHANT_SERIAL: 'AB12', WXPAY_APIV3_KEY_FILE: 'apiv3', WXPAY_MCHID: '1900' },
  };
  expect(Object.keys(withoutMerchantKey(vendors))).toEqual(['WXPAY_APIV3_KEY_FILE', 'WXPAY_MCHID']);
});
