const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time, 80 of chance, so that a repeated upload is known to be the same one. */
export function newId(nowMs: number = Date.now()): string {
  let text = '';
  for (let place = 0, rest = nowMs; place < 10; place++, rest = Math.floor(rest / 32))
    text = ALPHABET[rest % 32] + text;
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) text += ALPHABET[byte % 32];
  return text;
}
