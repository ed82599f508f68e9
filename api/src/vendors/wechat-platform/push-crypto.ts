import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** The platform signs by sorting the parts as text and hashing them joined. */
export function signPush(parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

export function isSameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Opens `Encrypt`: 16 random bytes, a big-endian length, the message, the appid, padded to 32 bytes. */
export function openPush(encodingAesKey: string, encrypted: string) {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  decipher.setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  const pad = padded.at(-1) ?? 0;
  if (pad < 1 || pad > 32) throw new Error('bad padding');
  const plain = padded.subarray(0, padded.length - pad);
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length) throw new Error('bad length');
  return { message: plain.subarray(20, end).toString(), appid: plain.subarray(end).toString() };
}
