import { randomBytes, randomInt, sign } from 'node:crypto';
import { type Exchange, parseJson, type Reply } from '../lib/exchange.ts';
import type { Fault } from '../lib/faults.ts';
import type { World } from '../world.ts';

type KeyPair = World['credentials']['publicKey'];

export function signatureHeaders(pair: KeyPair, body: Buffer, atS: number, serial = pair.serial) {
  const nonce = randomBytes(16).toString('hex');
  const signed = Buffer.concat([Buffer.from(`${atS}\n${nonce}\n`), body, Buffer.from('\n')]);
  return {
    'Wechatpay-Timestamp': String(atS),
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': serial,
    'Wechatpay-Signature': sign('RSA-SHA256', signed, pair.keyPem).toString('base64'),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** Answers follow the key that the request named, where the merchant has that kind of key. */
function keyFor(world: World, named: unknown): KeyPair {
  const { publicKey, platform } = world.credentials;
  const mode = world.config().keyMode;
  if (mode === 'public_key') return publicKey;
  if (mode === 'certificate') return platform;
  return named === platform.serial ? platform : publicKey;
}

export function signAnswer(
  world: World,
  exchange: Exchange,
  reply: Reply,
  fault: Fault | undefined,
): Reply {
  const spoilt = spoilContent(reply, fault);
  const body = Buffer.from(spoilt.body ?? '');
  const requestId = `08${randomBytes(12).toString('hex').toUpperCase()}-${randomInt(1e9)}`;
  const headers: Record<string, string> = { ...spoilt.headers, 'Request-ID': requestId };
  if (fault?.kind === 'unsigned') return { ...spoilt, headers };
  const pair = keyFor(world, exchange.headers['wechatpay-serial']);
  const { publicKey, platform } = world.credentials;
  const stray = pair === publicKey ? platform : publicKey;
  const signer = fault?.kind === 'wrong_key' ? stray : pair;
  const skewS = fault?.kind === 'shifted_time' ? (fault.skewS ?? -360) : 0;
  const atS = Math.floor(Date.now() / 1000) + skewS;
  Object.assign(headers, signatureHeaders(signer, body, atS, pair.serial));
  if (fault?.kind === 'signtest') {
    headers['Wechatpay-Signature'] = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`;
  }
  return { ...spoilt, headers, body: fault?.kind === 'changed_byte' ? changeByte(body) : body };
}

function spoilContent(reply: Reply, fault: Fault | undefined): Reply {
  const content = parseJson(Buffer.from(reply.body ?? '')) as Record<string, unknown> | undefined;
  if (!content || !fault) return reply;
  if (fault.kind === 'unknown_state') content.state = 'SOMETHING_NEW';
  else if (fault.kind === 'no_package') delete content.package_info;
  else return reply;
  return { ...reply, body: JSON.stringify(content) };
}

/** Raises the first digit it finds, so the answer stays readable JSON. */
function changeByte(body: Buffer): Buffer {
  const changed = Buffer.from(body);
  const at = changed.findIndex((byte) => byte >= 0x30 && byte <= 0x38);
  if (at >= 0) changed[at] = changed[at]! + 1;
  return changed;
}
