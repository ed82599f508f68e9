import { z } from 'zod';
import { isSameText, openPush, signPush } from './push-crypto.ts';

export type PushQuery = Partial<Record<string, string>>;

export type Push =
  | {
      kind: 'image_verdict';
      key: string;
      traceId: string;
      /** not_downloaded: WeChat could not fetch the picture. */
      verdict: 'pass' | 'review' | 'risky' | 'not_downloaded';
      label: number | null;
    }
  | { kind: 'other'; key: string; event: string; openid: string; body: Record<string, unknown> };

export type PushReading = { ok: true; push: Push } | { ok: false; why: string };

type Secrets = { appid: string; pushToken: string; pushAesKey: string };

/** Answers the address check: the echostr to send back, or null. */
export function checkAddress(query: PushQuery, pushToken: string): string | null {
  const { signature = '', timestamp = '', nonce = '', echostr = '' } = query;
  return isSameText(signature, signPush([pushToken, timestamp, nonce])) ? echostr : null;
}

const sealedShape = z.object({ Encrypt: z.string().min(1) });

const messageShape = z.looseObject({
  FromUserName: z.string().default(''),
  CreateTime: z.number().default(0),
  MsgType: z.string().default(''),
  Event: z.string().default(''),
});

const verdictShape = z.object({
  trace_id: z.string().min(1),
  errcode: z.int().default(0),
  result: z.object({ suggest: z.string(), label: z.int().optional() }).optional(),
  detail: z.array(z.object({ errcode: z.int().default(0) })).default([]),
});

/** Reads one encrypted JSON push; repeats carry the same `key`. */
export function readPush(query: PushQuery, raw: string, secrets: Secrets): PushReading {
  const sealed = sealedShape.safeParse(parse(raw));
  if (!sealed.success) return { ok: false, why: 'not_encrypted' };
  const { msg_signature = '', timestamp = '', nonce = '' } = query;
  const encrypted = sealed.data.Encrypt;
  const expected = signPush([secrets.pushToken, timestamp, nonce, encrypted]);
  if (!isSameText(msg_signature, expected)) return { ok: false, why: 'bad_signature' };
  try {
    const { message, appid } = openPush(secrets.pushAesKey, encrypted);
    if (appid !== secrets.appid) return { ok: false, why: 'other_appid' };
    return { ok: true, push: toPush(messageShape.parse(parse(message))) };
  } catch {
    return { ok: false, why: 'not_readable' };
  }
}

function toPush(body: z.output<typeof messageShape>): Push {
  if (body.Event === 'wxa_media_check') {
    const said = verdictShape.parse(body);
    const isFetched = [said, ...said.detail].every((part) => part.errcode !== -1008);
    const verdict = isFetched ? verdictOf(said.result?.suggest) : 'not_downloaded';
    const label = said.result?.label ?? null;
    return { kind: 'image_verdict', key: said.trace_id, traceId: said.trace_id, verdict, label };
  }
  const key = `${body.FromUserName}:${body.CreateTime}:${body.Event || body.MsgType}`;
  return { kind: 'other', key, event: body.Event, openid: body.FromUserName, body };
}

/** An unknown word goes to a person. */
export function verdictOf(suggest: string | undefined): 'pass' | 'review' | 'risky' {
  return suggest === 'pass' || suggest === 'risky' ? suggest : 'review';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
