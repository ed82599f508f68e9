import { createHash, createHmac } from 'node:crypto';
import type { Exchange } from '../lib/exchange.ts';

export const hmac = (key: string, text: string) =>
  createHmac('sha1', key).update(text).digest('hex');
export const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const pairsOf = (text: string): [string, string][] =>
  text
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    });

export type SignatureKeys = { secretId: string; secretKey: string };

/** Recomputes the request signature; null when it holds, else the storage's error code. */
export function whyNotSigned(exchange: Exchange, keys: SignatureKeys): string | null {
  const [, rawQuery = ''] = exchange.url.split('?');
  const fields = new Map(pairsOf(exchange.headers.authorization ?? rawQuery));
  const has = (name: string) => fields.get(name) ?? '';
  if (!has('q-signature')) return 'AccessDenied';
  if (decodeURIComponent(has('q-ak')) !== keys.secretId) return 'InvalidAccessKeyId';
  const signTime = decodeURIComponent(has('q-sign-time'));
  const keyTime = decodeURIComponent(has('q-key-time'));
  const [from = 0, until = 0] = signTime.split(';').map(Number);
  const nowS = Date.now() / 1000;
  if (!(from <= nowS && nowS < until)) return 'AccessDenied';
  const format = formatOf(exchange, rawQuery, has);
  if (format === null) return 'SignatureDoesNotMatch';
  const text = ['sha1', signTime, sha1(format), ''].join('\n');
  const expected = hmac(hmac(keys.secretKey, keyTime), text);
  return expected === has('q-signature') ? null : 'SignatureDoesNotMatch';
}

function formatOf(exchange: Exchange, rawQuery: string, has: (name: string) => string) {
  const query = new Map(
    pairsOf(rawQuery).map(([name, value]) => [
      encode(decodeURIComponent(name)).toLowerCase(),
      decodeURIComponent(value),
    ]),
  );
  // The SDK's callback form encodes this list twice, its return value once; both are right.
  const listed = decodeURIComponent(has('q-url-param-list')).split(';').filter(Boolean);
  const paramNames = listed.map((name) => (name.includes('%') ? name : encode(name)).toLowerCase());
  const headerNames = decodeURIComponent(has('q-header-list')).split(';').filter(Boolean);
  if (!headerNames.includes('host')) return null;
  if (paramNames.some((name) => !query.has(name))) return null;
  if (headerNames.some((name) => exchange.headers[name] === undefined)) return null;
  // A picture parameter outside the signature could show what the link's maker did not mean to show.
  const isPicture = (name: string) => /^(imagemogr2|imageview2|watermark)/.test(name);
  if ([...query.keys()].some((name) => isPicture(name) && !paramNames.includes(name))) return null;
  const params = paramNames.map((name) => `${name}=${encode(query.get(name) ?? '')}`).join('&');
  const headers = headerNames
    .map((name) => `${name}=${encode(String(exchange.headers[name]))}`)
    .join('&');
  const path = decodeURIComponent(exchange.path);
  return [exchange.method.toLowerCase(), path, params, headers, ''].join('\n');
}
