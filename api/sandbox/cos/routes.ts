import { createHash, randomBytes } from 'node:crypto';
import type { Exchange, Reply, Vendor } from '../lib/exchange.ts';
import { COS_ANSWER, type Fault } from '../lib/faults.ts';
import type { World } from '../world.ts';
import type { Objects, StoredObject } from './objects.ts';
import { readForm, whyNotAllowed } from './post-policy.ts';
import { whyNotSigned } from './signature.ts';

export const BUCKET = 'suishoupai-1250000000';
export const REGION = 'ap-shanghai';

const STATUS: Record<string, number> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  InvalidRange: 416,
  MethodNotAllowed: 405,
  InternalError: 500,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  BadDigest: 400,
  InvalidPolicyDocument: 400,
  InvalidArgument: 400,
  ExpiredToken: 400,
};

function error(code: string, { path }: { path: string }): Reply {
  const id = randomBytes(12).toString('hex');
  return {
    status: STATUS[code] ?? 403,
    headers: { 'Content-Type': 'application/xml', 'x-cos-request-id': id },
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message><Resource>${path.replace(/[<>&]/g, '')}</Resource><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`,
  };
}

const keyOf = ({ path }: Exchange) => decodeURIComponent(path).slice(1);

function operationOf({ method, headers }: Exchange): string {
  if (method === 'PUT' && headers['x-cos-copy-source']) return 'cos.copy';
  return `cos.${method.toLowerCase()}`;
}

/** One bucket, private; every request is signed except the browser's preflight. */
export function createCosRoutes(world: World, objects: Objects): Vendor {
  const { cosSecretId: secretId, cosSecretKey: secretKey } = world.credentials;
  const keys = { secretId, secretKey, bucket: BUCKET };

  async function post(exchange: Exchange): Promise<Reply> {
    if (keyOf(exchange) !== '') return error('MethodNotAllowed', exchange);
    const form = await readForm(exchange).catch(() => null);
    if (!form) return error('InvalidArgument', exchange);
    const why = whyNotAllowed(form, keys);
    if (why) return error(why, exchange);
    const key = form.fields.get('key') ?? '';
    const fault = world.faults.take('cos.post', COS_ANSWER, key);
    if (fault && fault.kind !== 'garbage') return spoilt(exchange, fault);
    const bytes = fault ? randomBytes(64) : (form.file ?? Buffer.alloc(0));
    const type = form.fields.get('Content-Type') || 'application/octet-stream';
    const { etag } = objects.put(key, bytes, type);
    const asked = form.fields.get('success_action_status') ?? '';
    return { status: ['200', '201'].includes(asked) ? Number(asked) : 204, headers: tagged(etag) };
  }

  async function signed(exchange: Exchange): Promise<Reply> {
    const fault = world.faults.take(operationOf(exchange), COS_ANSWER, keyOf(exchange));
    if (fault?.kind === 'garbage') return put({ ...exchange, body: randomBytes(64) }, objects);
    if (fault && fault.kind !== 'wrong_etag') return spoilt(exchange, fault);
    const reply = perform(exchange, objects);
    return fault ? { ...reply, headers: { ...reply.headers, ETag: `"${'0'.repeat(32)}"` } } : reply;
  }

  return {
    identify: (exchange) => ({
      operation: operationOf(exchange),
      subject: keyOf(exchange) || undefined,
    }),
    breakdown: () => error('InternalError', { path: '/' }),
    async handle(exchange) {
      if (exchange.method === 'OPTIONS') return { status: 204 };
      if (exchange.method === 'POST') return post(exchange);
      const why = whyNotSigned(exchange, keys);
      const reply = why ? error(why, exchange) : await signed(exchange);
      return exchange.method === 'HEAD' ? { ...reply, body: '' } : reply;
    },
  };
}

const FAULT_CODES: Record<string, string> = {
  deny: 'AccessDenied',
  vanish: 'NoSuchKey',
  too_large: 'EntityTooLarge',
  expired_token: 'ExpiredToken',
};

const spoilt = (exchange: Exchange, fault: Fault) =>
  error(FAULT_CODES[fault.kind] ?? 'InternalError', exchange);

const tagged = (etag: string) => ({ ETag: `"${etag}"` });

function perform(exchange: Exchange, objects: Objects): Reply {
  const { method, query } = exchange;
  if (query.has('lifecycle')) return lifecycle(exchange, objects);
  const key = keyOf(exchange);
  if (key === '') return error('MethodNotAllowed', exchange);
  if (method === 'PUT') {
    return exchange.headers['x-cos-copy-source'] ? copy(exchange, objects) : put(exchange, objects);
  }
  if (method === 'DELETE') {
    objects.remove(key);
    return { status: 204 };
  }
  const found = objects.find(key);
  if (!found) return error('NoSuchKey', exchange);
  if (method === 'HEAD') return { status: 200, headers: describe(found) };
  return method === 'GET' ? get(exchange, objects, found) : error('MethodNotAllowed', exchange);
}

function describe(found: StoredObject): Record<string, string> {
  return {
    'Content-Type': found.contentType,
    'Content-Length': String(found.bytes),
    'Last-Modified': new Date(found.storedAtMs).toUTCString(),
    'Accept-Ranges': 'bytes',
    ...tagged(found.etag),
  };
}

function get(exchange: Exchange, objects: Objects, found: StoredObject): Reply {
  const bytes = objects.read(found.key);
  const headers = describe(found);
  const range = /^bytes=(\d+)-(\d*)$/.exec(exchange.headers.range ?? '');
  if (!range) return { status: 200, headers, body: bytes };
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1);
  if (from > to) return error('InvalidRange', exchange);
  const part = bytes.subarray(from, to + 1);
  headers['Content-Length'] = String(part.length);
  headers['Content-Range'] = `bytes ${from}-${to}/${bytes.length}`;
  return { status: 206, headers, body: part };
}

function put(exchange: Exchange, objects: Objects): Reply {
  const { body, headers } = exchange;
  const digest = headers['content-md5'];
  if (digest && createHash('md5').update(body).digest('base64') !== digest) {
    return error('BadDigest', exchange);
  }
  const type = headers['content-type'] ?? 'application/octet-stream';
  return { status: 200, headers: tagged(objects.put(keyOf(exchange), body, type).etag) };
}

function copy(exchange: Exchange, objects: Objects): Reply {
  const source = decodeURIComponent(String(exchange.headers['x-cos-copy-source']));
  const from = objects.find(source.slice(source.indexOf('/') + 1));
  if (!from) return error('NoSuchKey', exchange);
  const { etag, storedAtMs } = objects.put(
    keyOf(exchange),
    objects.read(from.key),
    from.contentType,
  );
  const time = new Date(storedAtMs).toISOString();
  const body = `<CopyObjectResult><ETag>"${etag}"</ETag><LastModified>${time}</LastModified></CopyObjectResult>`;
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body };
}

function lifecycle(exchange: Exchange, objects: Objects): Reply {
  if (exchange.method === 'GET') {
    const xml = objects.lifecycle();
    if (!xml) return { ...error('NoSuchLifecycleConfiguration', exchange), status: 404 };
    return { status: 200, headers: { 'Content-Type': 'application/xml' }, body: xml };
  }
  if (exchange.method === 'DELETE') {
    objects.setLifecycle(null);
    return { status: 204 };
  }
  if (exchange.method !== 'PUT') return error('MethodNotAllowed', exchange);
  const digest = createHash('md5').update(exchange.body).digest('base64');
  if (exchange.headers['content-md5'] !== digest) return error('BadDigest', exchange);
  objects.setLifecycle(exchange.body.toString());
  return { status: 200 };
}
