import { createCipheriv, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openResource, whyNotFromWechat } from './trust.ts';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

const wechat = pair();
const KEYS = new Map([['PUB_KEY_ID_1', wechat.publicKey]]);
const NOW_S = 1_790_000_000;
const BODY = Buffer.from('{"amount":500,"备注":"奖励"}');

function signed(change: Record<string, string> = {}, privateKey = wechat.privateKey) {
  const at = change['Wechatpay-Timestamp'] ?? String(NOW_S);
  const text = Buffer.concat([Buffer.from(`${at}\nnonce\n`), BODY, Buffer.from('\n')]);
  const headers: Record<string, string> = {
    'Wechatpay-Timestamp': at,
    'Wechatpay-Nonce': 'nonce',
    'Wechatpay-Serial': 'PUB_KEY_ID_1',
    'Wechatpay-Signature': sign('RSA-SHA256', text, privateKey).toString('base64'),
    ...change,
  };
  return (name: string) => headers[name] ?? '';
}

const why = (header: (name: string) => string, raw = BODY) =>
  whyNotFromWechat(header, raw, KEYS, NOW_S);

describe('believing that a message is WeChat’s', () => {
  it('believes the exact bytes under a known key within five minutes', () => {
    expect(why(signed())).toBeNull();
    expect(why(signed({ 'Wechatpay-Timestamp': String(NOW_S - 299) }))).toBeNull();
  });

  it('refuses the same message with any single bit of it flipped', () => {
    for (let bit = 0; bit < BODY.length * 8; bit += 1) {
      const changed = Buffer.from(BODY);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(why(signed(), changed)).toBe('bad_signature');
    }
  });

  it('refuses a signature with any byte changed, and a changed nonce', () => {
    const good = Buffer.from(signed()('Wechatpay-Signature'), 'base64');
    for (let at = 0; at < good.length; at += 8) {
      const bad = Buffer.from(good);
      bad[at]! ^= 1;
      const header = signed({ 'Wechatpay-Signature': bad.toString('base64') });
      expect(why(header)).toBe('bad_signature');
    }
    expect(why(signed({ 'Wechatpay-Nonce': 'other' }))).toBe('bad_signature');
  });

  it.each([300, 360, -300, -360])('refuses a clock that is %i seconds away', (skewS) => {
    expect(why(signed({ 'Wechatpay-Timestamp': String(NOW_S + skewS) }))).toBe('old_timestamp');
  });

  it.each(['', 'soon', '-1', '1e9', '17900000000001'])('refuses the timestamp "%s"', (at) => {
    expect(why(signed({ 'Wechatpay-Timestamp': at }))).toBe('no_timestamp');
  });

  it.each(['', 'PUB_KEY_ID_2', '__proto__', 'constructor', 'toString'])(
    'refuses the key id "%s" without fetching anything',
    (serial) => {
      expect(why(signed({ 'Wechatpay-Serial': serial }))).toBe('unknown_serial');
    },
  );

  it('refuses a stranger’s key under our key id, and WeChat’s own probe', () => {
    expect(why(signed({}, pair().privateKey))).toBe('bad_signature');
    const probe = `WECHATPAY/SIGNTEST/${signed()('Wechatpay-Signature')}`;
    expect(why(signed({ 'Wechatpay-Signature': probe }))).toBe('bad_signature');
  });
});

describe('opening an encrypted resource', () => {
  const KEY = 'k'.repeat(32);
  const TEXT = '{"transfer_amount":500}';
  const cipher = createCipheriv('aes-256-gcm', KEY, 'twelve bytes').setAAD(Buffer.from('mch'));
  const sealed = Buffer.concat([cipher.update(TEXT), cipher.final(), cipher.getAuthTag()]);
  const open = (bytes: Buffer, aad = 'mch', key = KEY) =>
    openResource(key, {
      ciphertext: bytes.toString('base64'),
      nonce: 'twelve bytes',
      associated_data: aad,
    });

  it('opens what was sealed with our key', () => {
    expect(open(sealed)).toBe(TEXT);
  });

  it('throws on any flipped bit, in the text as in the tag', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => open(changed)).toThrow();
    }
  });

  it('throws on other associated data, another key and a text too short to carry a tag', () => {
    expect(() => open(sealed, 'other')).toThrow();
    expect(() => open(sealed, 'mch', 'x'.repeat(32))).toThrow();
    expect(() => open(sealed.subarray(0, 15))).toThrow('too short');
  });
});
