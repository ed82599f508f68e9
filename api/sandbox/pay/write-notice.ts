import { createCipheriv, randomBytes } from 'node:crypto';
import { rfc3339 } from '../lib/business-clock.ts';
import type { World } from '../world.ts';
import type { Callback } from './callbacks.ts';
import { signatureHeaders } from './sign-answer.ts';

/** One signed and encrypted callback, or one that is wrong in exactly the asked way. */
export function writeNotice(world: World, callback: Callback, fault: string | undefined) {
  const { credentials } = world;
  const envelope = {
    id: callback.id,
    create_time: rfc3339(callback.bill.updatedAtMs),
    resource_type: 'encrypt-resource',
    event_type: fault === 'unknown_event' ? 'MCHTRANSFER.BILL.NOVEL' : 'MCHTRANSFER.BILL.FINISHED',
    summary: '商家转账单据终态通知',
    resource: {
      original_type: 'mch_payment',
      algorithm: 'AEAD_AES_256_GCM',
      ...seal(
        fault === 'wrong_api_key' ? '0'.repeat(32) : credentials.apiV3Key,
        JSON.stringify(contentOf(world, callback, fault)),
        fault === 'flipped_tag',
      ),
    },
  };
  const text = fault === 'pretty' ? JSON.stringify(envelope, null, 2) : JSON.stringify(envelope);
  const body = Buffer.from(text);
  const isOldMode = world.config().keyMode !== 'public_key';
  const [pair, stray] = isOldMode
    ? [credentials.platform, credentials.publicKey]
    : [credentials.publicKey, credentials.platform];
  const atS = Math.floor(Date.now() / 1000) - (fault === 'old_time' ? 360 : 0);
  const signer = fault === 'wrong_key' ? stray : pair;
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'User-Agent': 'Mozilla/4.0',
    ...signatureHeaders(signer, body, atS, pair.serial),
  };
  if (fault === 'signtest') {
    headers['Wechatpay-Signature'] = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`;
  }
  return { headers, body };
}

function contentOf(world: World, { bill }: Callback, fault: string | undefined) {
  return {
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    state: bill.state,
    mch_id: fault === 'other_mchid' ? '1900000001' : world.credentials.mchid,
    transfer_amount: bill.amountFen + (fault === 'other_amount' ? 1 : 0),
    openid: fault === 'other_openid' ? 'oSomebodyElse' : bill.openid,
    ...(bill.failReason ? { fail_reason: bill.failReason } : {}),
    create_time: rfc3339(bill.createdAtMs),
    update_time: rfc3339(bill.updatedAtMs),
  };
}

function seal(key: string, text: string, isTagFlipped: boolean) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from('mch_payment'));
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  const tag = cipher.getAuthTag();
  if (isTagFlipped) tag[0]! ^= 1;
  const ciphertext = Buffer.concat([body, tag]).toString('base64');
  return { ciphertext, associated_data: 'mch_payment', nonce };
}
