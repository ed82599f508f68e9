import { verify } from 'node:crypto';
import type { Exchange } from '../lib/exchange.ts';
import type { World } from '../world.ts';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 ';
const MAX_AGE_S = 300;

/** Says why a request is refused with SIGN_ERROR, or null; the order of checks is the vendor's. */
export function createRequestCheck(world: World) {
  const seen = new Map<string, number>();

  function isNew(nonce: string, nowS: number): boolean {
    for (const [old, atS] of seen) {
      if (nowS - atS <= 2 * MAX_AGE_S) break;
      seen.delete(old);
    }
    if (seen.has(nonce)) return false;
    seen.set(nonce, nowS);
    return true;
  }

  return function whyNotSigned(exchange: Exchange): string | null {
    const { mchid, merchant } = world.credentials;
    const authorization = exchange.headers.authorization ?? '';
    if (!authorization.startsWith(SCHEME)) return 'scheme';
    const fields = new Map(
      [...authorization.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    const has = (name: string) => fields.get(name) ?? '';
    const nowS = Math.floor(Date.now() / 1000);
    if (has('mchid') !== mchid) return 'mchid';
    if (has('serial_no').toUpperCase() !== merchant.serial) return 'serial_no';
    if (!/^\d{1,12}$/.test(has('timestamp'))) return 'timestamp';
    if (Math.abs(nowS - Number(has('timestamp'))) >= MAX_AGE_S) return 'timestamp';
    const nonce = has('nonce_str');
    if (!nonce || nonce.length > 32) return 'nonce_str';
    const signed = Buffer.concat([
      Buffer.from(`${exchange.method}\n${exchange.url}\n${has('timestamp')}\n${nonce}\n`),
      exchange.body,
      Buffer.from('\n'),
    ]);
    const signature = Buffer.from(has('signature'), 'base64');
    if (!verify('RSA-SHA256', signed, merchant.certPem, signature)) return 'signature';
    // After the signature, so that a stranger cannot use up our numbers.
    return isNew(nonce, nowS) ? null : 'nonce_str used before';
  };
}
