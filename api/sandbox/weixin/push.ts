import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { PUSH } from '../lib/faults.ts';
import { postOut } from '../lib/post-out.ts';
import type { World } from '../world.ts';

const REPEAT_MS = 5000;
const MAX_SENDS = 4;

export type Push = {
  id: string;
  message: Record<string, unknown>;
  attempts: { atMs: number; http: number; answer: string }[];
  nextAtMs: number | null;
  extraSends: number;
};

const sha1OfSorted = (parts: string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** Messages to the configured address, as rows first, repeated until the answer is `success`. */
export function createPushes(world: World) {
  const table = world.journal.table<Push>('pushes');
  const underWay = new Map<string, Promise<void>>();

  function plan(message: Record<string, unknown>, afterMs: number) {
    const fault = world.faults.take('weixin.push', ['none', 'twice', 'late']);
    if (fault?.kind === 'none') return;
    const lateMs = fault?.kind === 'late' ? (fault.delayMs ?? 60_000) : 0;
    const id = randomUUID();
    const extraSends = fault?.kind === 'twice' ? 1 : 0;
    const nextAtMs = Date.now() + afterMs + lateMs;
    table.put(id, { id, message, attempts: [], nextAtMs, extraSends });
  }

  async function attempt(push: Push): Promise<void> {
    const atMs = Date.now();
    const { http, answer } = await send(world, push.message);
    if (world.stopping.aborted) return;
    const attempts = [...push.attempts, { atMs, http, answer }];
    const isAccepted = http === 200 && answer.trim() === 'success';
    const isAgain = isAccepted ? push.extraSends > 0 : attempts.length < MAX_SENDS;
    const waitMs = isAccepted ? 0 : REPEAT_MS * world.config().repeatScale;
    table.put(push.id, {
      ...push,
      attempts,
      nextAtMs: isAgain ? Date.now() + waitMs : null,
      extraSends: isAccepted ? Math.max(0, push.extraSends - 1) : push.extraSends,
    });
    world.journal.flush();
  }

  return {
    plan,
    list: () => table.values(),
    tick() {
      for (const one of table.values()) {
        const isDue = one.nextAtMs !== null && one.nextAtMs <= Date.now();
        if (!isDue || underWay.has(one.id) || !world.config().pushUrl) continue;
        underWay.set(
          one.id,
          attempt(one).finally(() => underWay.delete(one.id)),
        );
      }
    },
    settled: () => Promise.all(underWay.values()),
    /** What saving the address on the console does: true when the echo comes back. */
    async checkAddress(url: string): Promise<boolean> {
      const echostr = randomBytes(8).toString('hex');
      const query = new URLSearchParams({ ...signedQuery(world), echostr });
      const signal = AbortSignal.timeout(5000);
      try {
        const response = await fetch(`${url}?${query}`, { signal, redirect: 'manual' });
        return response.status === 200 && (await response.text()) === echostr;
      } catch {
        return false;
      }
    },
  };
}

function signedQuery(world: World) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const signature = sha1OfSorted([world.credentials.pushToken, timestamp, nonce]);
  return { signature, timestamp, nonce };
}

async function send(world: World, message: Record<string, unknown>) {
  const { pushUrl, pushMode, callbackTimeoutMs } = world.config();
  const isWrong = world.faults.take('weixin.push', PUSH.slice(3)) !== undefined;
  const query: Record<string, string> = signedQuery(world);
  let body = message;
  if (pushMode !== 'plain') {
    const Encrypt = encrypt(world, JSON.stringify(message));
    const parts = [world.credentials.pushToken, query.timestamp!, query.nonce!, Encrypt];
    query.encrypt_type = 'aes';
    query.msg_signature = sha1OfSorted(parts);
    const ToUserName = message.ToUserName;
    body = pushMode === 'compatible' ? { ...message, Encrypt } : { ToUserName, Encrypt };
  }
  if (isWrong) Object.assign(query, { signature: '0'.repeat(40), msg_signature: '0'.repeat(40) });
  const headers = { 'Content-Type': 'application/json' };
  const url = `${pushUrl}?${new URLSearchParams(query)}`;
  const out = { headers, body: JSON.stringify(body) };
  return postOut(url, out, callbackTimeoutMs, world.stopping);
}

/** 16 random bytes, a big-endian length, the message, the appid, padded to 32 bytes, AES-256-CBC. */
function encrypt(world: World, text: string): string {
  const { pushAesKey, appid } = world.credentials;
  const key = Buffer.from(`${pushAesKey}=`, 'base64');
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appid)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64');
}
