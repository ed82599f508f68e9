import { expect, test } from 'vitest';
import { parseVariables } from './api-environment.mjs';

test('a value may itself hold an equals sign; comments and empty lines are passed over', () => {
  const text = '# sandbox\nWECHAT_APPID=wx1\n\nWXPAY_SECRET=YWJj==\n';
  expect(parseVariables(text)).toEqual({ WECHAT_APPID: 'wx1', WXPAY_SECRET: 'YWJj==' });
});
