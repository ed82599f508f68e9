import busboy from 'busboy';
import { z } from 'zod';
import type { Exchange } from '../lib/exchange.ts';
import { hmac, type SignatureKeys, sha1 } from './signature.ts';

export type Form = { fields: Map<string, string>; file: Buffer | null };

/** Fields that come after the file part do not count, as the vendor asks for it to be last. */
export function readForm(exchange: Exchange): Promise<Form> {
  return new Promise((resolve, reject) => {
    const form: Form = { fields: new Map(), file: null };
    const parser = busboy({ headers: exchange.headers });
    parser.on('field', (name, value) => {
      if (form.file === null) form.fields.set(name, value);
    });
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      if (name === 'file') form.file ??= Buffer.alloc(0);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (name === 'file') form.file = Buffer.concat(chunks);
      });
    });
    parser.on('close', () => resolve(form));
    parser.on('error', reject);
    parser.end(exchange.body);
  });
}

const policyShape = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.record(z.string(), z.string()),
      z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
      z.tuple([z.literal('content-length-range'), z.int(), z.int()]),
    ]),
  ),
});

const UNCONDITIONED = new Set(['policy', 'q-signature', 'success_action_status', 'Content-Type']);

/** The storage's error code for a form upload, or null when every condition holds. */
export function whyNotAllowed(form: Form, keys: SignatureKeys & { bucket: string }): string | null {
  const has = (name: string) => form.fields.get(name) ?? '';
  const text = Buffer.from(has('policy'), 'base64').toString();
  const policy = policyShape.safeParse(parse(text));
  if (!form.file || !policy.success) return 'InvalidPolicyDocument';
  if (has('q-ak') !== keys.secretId) return 'InvalidAccessKeyId';
  const signature = hmac(hmac(keys.secretKey, has('q-key-time')), sha1(text));
  if (signature !== has('q-signature')) return 'SignatureDoesNotMatch';
  const { expiration, conditions } = policy.data;
  const [from = 0, until = 0] = has('q-key-time').split(';').map(Number);
  const nowMs = Date.now();
  if (nowMs >= Date.parse(expiration)) return 'AccessDenied';
  if (!(from * 1000 <= nowMs && nowMs < until * 1000)) return 'AccessDenied';
  const values = new Map(form.fields);
  values.set('bucket', keys.bucket);
  values.set('q-sign-time', has('q-key-time'));
  const named = new Set([...UNCONDITIONED, 'q-key-time']);
  for (const condition of conditions) {
    const broken = whyBroken(condition, values, named, form.file.length);
    if (broken) return broken;
  }
  const isStray = [...form.fields.keys()].some((name) => !named.has(name));
  return isStray || !has('key') ? 'AccessDenied' : null;
}

type Condition = z.output<typeof policyShape>['conditions'][number];

function whyBroken(
  condition: Condition,
  values: Map<string, string>,
  named: Set<string>,
  bytes: number,
): string | null {
  if (!Array.isArray(condition)) {
    const wrong = Object.entries(condition).some(([name, value]) => {
      named.add(name);
      return values.get(name) !== value;
    });
    return wrong ? 'AccessDenied' : null;
  }
  if (condition[0] === 'content-length-range') {
    if (bytes < condition[1]) return 'EntityTooSmall';
    return bytes > condition[2] ? 'EntityTooLarge' : null;
  }
  const name = condition[1].replace(/^\$/, '');
  named.add(name);
  const value = values.get(name) ?? '';
  const holds = condition[0] === 'eq' ? value === condition[2] : value.startsWith(condition[2]);
  return holds ? null : 'AccessDenied';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
