import { createHash, randomBytes } from 'node:crypto';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time, 80 random bits, 26 characters that sort by time. */
export function newId(now: Date): string {
  let time = now.getTime();
  let head = '';
  for (let i = 0; i < 10; i++) {
    head = DIGITS[time % 32] + head;
    time = Math.floor(time / 32);
  }
  const random = randomBytes(16);
  let tail = '';
  for (let i = 0; i < 16; i++) tail += DIGITS[(random[i] ?? 0) % 32];
  return head + tail;
}

export const sha256 = (text: string | Buffer): string =>
  createHash('sha256').update(text).digest('hex');
