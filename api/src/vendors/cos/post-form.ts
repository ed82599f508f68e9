import { createHash, createHmac } from 'node:crypto';

const LIFE_S = 900;

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex');

export type PostFormKeys = { secretId: string; secretKey: string; bucket: string };
export type PostFormOrder = { key: string; contentType: string; maxBytes: number; now: Date };

/** Form fields that let a phone upload one object under one exact key for 15 minutes; the file part comes last. */
export function signPostForm(keys: PostFormKeys, order: PostFormOrder): Record<string, string> {
  const nowS = Math.floor(order.now.getTime() / 1000);
  const keyTime = `${nowS};${nowS + LIFE_S}`;
  const policy = JSON.stringify({
    expiration: new Date((nowS + LIFE_S) * 1000).toISOString(),
    conditions: [
      { 'q-sign-algorithm': 'sha1' },
      { 'q-ak': keys.secretId },
      { 'q-sign-time': keyTime },
      { bucket: keys.bucket },
      { key: order.key },
      ['eq', '$Content-Type', order.contentType],
      ['content-length-range', 1, order.maxBytes],
    ],
  });
  return {
    key: order.key,
    policy: Buffer.from(policy).toString('base64'),
    success_action_status: '200',
    'Content-Type': order.contentType,
    'q-sign-algorithm': 'sha1',
    'q-ak': keys.secretId,
    'q-key-time': keyTime,
    // Over the SHA1 of the policy text itself, not of its base64.
    'q-signature': hmac(hmac(keys.secretKey, keyTime), sha1(policy)),
  };
}
