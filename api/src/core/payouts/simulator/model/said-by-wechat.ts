/** Every refusal of the documents, and one that is in none: all speak about the call, never about the bill. */
export const REFUSALS = [
  { http: 400, code: 'PARAM_ERROR' },
  { http: 400, code: 'INVALID_REQUEST' },
  { http: 400, code: 'USER_ERROR' },
  { http: 401, code: 'SIGN_ERROR' },
  { http: 403, code: 'NO_AUTH' },
  { http: 403, code: 'NOT_ENOUGH' },
  { http: 404, code: 'NOT_FOUND' },
  { http: 429, code: 'FREQUENCY_LIMITED' },
  { http: 429, code: 'FREQUENCY_LIMIT_EXCEED' },
  { http: 500, code: 'SYSTEM_ERROR' },
  { http: 502, code: undefined },
  { http: 503, code: 'A_CODE_OF_TOMORROW' },
] as const;

export const FAIL_REASONS = [
  ...['ACCOUNT_FROZEN', 'ACCOUNT_NOT_EXIST', 'REAL_NAME_CHECK_FAIL', 'PAYEE_ACCOUNT_ABNORMAL'],
  ...['REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED', 'NAME_NOT_CORRECT', 'ID_CARD_NOT_CORRECT'],
  ...['BLOCK_B2C_USERLIMITAMOUNT_MONTH', 'BLOCK_B2C_USERLIMITAMOUNT_BSRULE_MONTH'],
  ...['DAY_RECEIVED_COUNT_EXCEED', 'DAY_RECEIVED_QUOTA_EXCEED', 'TRANSFER_QUOTA_EXCEED'],
  ...['PAYER_ACCOUNT_ABNORMAL', 'PRODUCT_AUTH_CHECK_FAIL', 'RECEIVE_ACCOUNT_NOT_CONFIGURE'],
  ...['OPENID_INVALID', 'EXCEEDED_ESTIMATED_AMOUNT', 'MERCHANT_REJECT', 'MERCHANT_NOT_CONFIRM'],
  ...['OTHER_FAIL_REASON_TYPE', 'A_REASON_OF_TOMORROW'],
];
