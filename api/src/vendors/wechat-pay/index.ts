import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type BillAnswer, readBillAnswer } from './bill-answer.ts';
import { fetchFundFlow } from './fetch-fund-flow.ts';
import type { FundFlowBill } from './fund-flow.ts';
import { type NoticeReading, readNotice } from './transfer-notice.ts';
import { type Answer, PayHttp, TransferPay } from './transfer-pay.ts';

export type { Bill, BillAnswer } from './bill-answer.ts';
export type { FundFlowBill, FundFlowLine } from './fund-flow.ts';
export type { NoticeReading, TransferNotice } from './transfer-notice.ts';

/** What signs our requests: only the payout worker has it. */
export type MerchantKey = {
  merchantCertPem: string;
  merchantKeyPem: string;
  /** Upper-case hex, as the certificate tools show it. */
  merchantSerial: string;
};

export type WechatPaySettings = Partial<MerchantKey> & {
  baseUrl: string;
  appid: string;
  mchid: string;
  apiV3Key: string;
  /** WeChat's public keys by id; while a merchant changes over there are two kinds at once. */
  keys: Record<string, string>;
  keyId: string;
  timeoutMs?: number | undefined;
};

/** A key that cannot be read stops the program at its start, not a payment in its middle. */
function checkKeys(settings: WechatPaySettings) {
  if (Buffer.byteLength(settings.apiV3Key) !== 32) throw new Error('the APIv3 key has 32 bytes');
  if (!settings.keys[settings.keyId]) throw new Error('the WeChat Pay key id has no key');
  for (const pem of Object.values(settings.keys)) createPublicKey(pem);
  if (hasMerchantKey(settings)) createPrivateKey(settings.merchantKeyPem);
}

export type WechatPay = ReturnType<typeof createWechatPay>;

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';

export function createWechatPay(settings: WechatPaySettings) {
  checkKeys(settings);
  const keys: ReadonlyMap<string, string> = new Map(Object.entries(settings.keys));
  const sdk = hasMerchantKey(settings) ? openSdk(settings) : null;
  const ours = () => {
    if (!sdk) throw new Error('this process has no merchant key: the payout worker pays');
    return sdk;
  };
  const read = async (answer: Promise<Answer>) => {
    const askedAt = Date.now();
    return readBillAnswer(await answer, keys, askedAt);
  };
  const pathOf = (outBillNo: string) => `${BILLS}/out-bill-no/${encodeURIComponent(outBillNo)}`;

  return {
    /** Only a process that can sign may create, query, cancel and download; any may read a notice. */
    canSign: sdk !== null,
    /** `body` is the stored request text: every resend must be the same bytes. */
    createTransfer: (body: string): Promise<BillAnswer> => read(ours().call('POST', BILLS, body)),
    queryTransfer: (outBillNo: string): Promise<BillAnswer> =>
      read(ours().call('GET', pathOf(outBillNo))),
    /** An accepted cancel is a wish: only a later query tells who won. */
    cancelTransfer: (outBillNo: string): Promise<BillAnswer> =>
      read(ours().call('POST', `${pathOf(outBillNo)}/cancel`)),
    /** `date` is a Beijing day, YYYY-MM-DD; ready from 10:00 on the next day. */
    fundFlowBill: (date: string): Promise<FundFlowBill> => fetchFundFlow(ours(), keys, date),
    readTransferNotice: (headers: IncomingHttpHeaders, raw: Buffer, now: Date): NoticeReading =>
      readNotice(headers, raw, now, { apiV3Key: settings.apiV3Key, keys }),
  };
}

const hasMerchantKey = (settings: WechatPaySettings): settings is WechatPaySettings & MerchantKey =>
  settings.merchantKeyPem !== undefined;

function openSdk(settings: WechatPaySettings & MerchantKey): TransferPay {
  const sdk = new TransferPay(
    {
      appid: settings.appid,
      mchid: settings.mchid,
      publicKey: Buffer.from(settings.merchantCertPem),
      privateKey: Buffer.from(settings.merchantKeyPem),
      serial_no: settings.merchantSerial,
      key: settings.apiV3Key,
      userAgent: 'suishoupai/1',
    },
    settings.keyId,
    settings.keys,
  );
  sdk.createHttp(new PayHttp(settings.baseUrl, settings.timeoutMs ?? 8000));
  return sdk;
}
