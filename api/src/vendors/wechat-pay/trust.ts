import { createDecipheriv, verify } from 'node:crypto';

const MAX_AGE_S = 300;

/** Says null when the message is WeChat's, else why it is not. Keys are a fixed map and never fetched. */
export function whyNotFromWechat(
  header: (name: string) => string,
  raw: Buffer,
  keys: ReadonlyMap<string, string>,
  nowS: number,
): string | null {
  const at = header('Wechatpay-Timestamp');
  if (!/^\d{1,12}$/.test(at)) return 'no_timestamp';
  if (Math.abs(nowS - Number(at)) >= MAX_AGE_S) return 'old_timestamp';
  const pem = keys.get(header('Wechatpay-Serial'));
  if (!pem) return 'unknown_serial';
  const signed = Buffer.concat([
    Buffer.from(`${at}\n${header('Wechatpay-Nonce')}\n`),
    raw,
    Buffer.from('\n'),
  ]);
  const text = header('Wechatpay-Signature');
  const signature = Buffer.from(text, 'base64');
  // Node reads base64 generously: only the one spelling that WeChat writes counts.
  if (signature.toString('base64') !== text) return 'bad_signature';
  return verify('RSA-SHA256', signed, pem, signature) ? null : 'bad_signature';
}

export type Sealed = { ciphertext: string; nonce: string; associated_data?: string | undefined };

/** Opens an encrypted resource; throws on a wrong tag, which the official-looking SDK method does not check. */
export function openResource(apiV3Key: string, resource: Sealed): string {
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  const cut = sealed.length - 16;
  if (cut < 0) throw new Error('ciphertext too short');
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(resource.associated_data ?? '')).setAuthTag(sealed.subarray(cut));
  return Buffer.concat([decipher.update(sealed.subarray(0, cut)), decipher.final()]).toString();
}
