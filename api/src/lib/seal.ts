import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Encrypts what identifies a payee, and makes it findable without being readable. */
export type Seal = {
  close(text: string): Buffer;
  open(sealed: Buffer): string;
  /** The same text gives the same 64 hex digits. */
  lookup(text: string): string;
};

export function createSeal(keyHex: string): Seal {
  const root = Buffer.from(keyHex, 'hex');
  if (root.length !== 32) throw new Error('the data key must be 32 bytes in hex');
  const derive = (use: string) => createHmac('sha256', root).update(use).digest();
  const sealKey = derive('seal');
  const lookupKey = derive('lookup');
  return {
    close(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]);
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12), {
        authTagLength: 16,
      });
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString(
        'utf8',
      );
    },
    lookup: (text) => createHmac('sha256', lookupKey).update(text).digest('hex'),
  };
}
