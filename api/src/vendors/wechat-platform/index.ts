import { z } from 'zod';
import { createTokenCalls } from './access-token.ts';
import { callWechat, type Failure } from './call-wechat.ts';
import {
  checkAddress,
  type PushQuery,
  type PushReading,
  readPush,
  verdictOf,
} from './read-push.ts';
import type { TokenStore } from './token-store.ts';

export type { Failure } from './call-wechat.ts';
export type { Push, PushQuery, PushReading } from './read-push.ts';
export { type AccessToken, createMemoryTokenStore, type TokenStore } from './token-store.ts';

export type WechatPlatformSettings = {
  baseUrl: string;
  appid: string;
  secret: string;
  pushToken: string;
  /** EncodingAESKey: 43 characters. */
  pushAesKey: string;
  timeoutMs?: number | undefined;
};

export type Session = { ok: true; openid: string; unionid?: string | undefined } | Failure;
export type Phone = { ok: true; phone: string } | Failure;
export type Verdict = 'pass' | 'review' | 'risky';

/** 1 profile, 2 comment, 3 forum, 4 log: the platform's own numbering. */
export type CheckScene = 1 | 2 | 3 | 4;

export type SubscribeMessage = {
  openid: string;
  templateId: string;
  page?: string | undefined;
  data: Record<string, string>;
};

export type WechatPlatform = ReturnType<typeof createWechatPlatform>;

const nothing = z.object({});
const sessionShape = z.object({ openid: z.string().min(1), unionid: z.string().optional() });
const phoneShape = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,15}$/),
    countryCode: z.string().regex(/^\d{1,4}$/),
    watermark: z.object({ appid: z.string() }),
  }),
});
const textShape = z.object({ result: z.object({ suggest: z.string() }) });
const traceShape = z.object({ trace_id: z.string().min(1) });

export function createWechatPlatform(settings: WechatPlatformSettings, tokenStore: TokenStore) {
  const wire = { baseUrl: settings.baseUrl, timeoutMs: settings.timeoutMs ?? 8000 };
  const { appid, secret } = settings;
  const post = createTokenCalls(wire, { appid, secret }, tokenStore);

  return {
    /** A code works once and lives five minutes. The session key is dropped: it never leaves this function. */
    async codeToSession(code: string): Promise<Session> {
      const query = { appid, secret, js_code: code, grant_type: 'authorization_code' };
      const reply = await callWechat(wire, '/sns/jscode2session', query, undefined, sessionShape);
      return reply.ok ? { ok: true, ...reply.data } : reply;
    },

    /** Of the code that the button 获取手机号 gives: works once, lives five minutes. With country code, +86138… */
    async codeToPhone(code: string): Promise<Phone> {
      const reply = await post('/wxa/business/getuserphonenumber', { code }, phoneShape);
      if (!reply.ok) return reply;
      const { purePhoneNumber, countryCode, watermark } = reply.data.phone_info;
      if (watermark.appid !== appid)
        return { ok: false, why: 'other_appid', errcode: null, message: 'another program' };
      return { ok: true, phone: `+${countryCode}${purePhoneNumber}` };
    },

    async sendSubscribeMessage(message: SubscribeMessage): Promise<{ ok: true } | Failure> {
      const data = Object.fromEntries(
        Object.entries(message.data).map(([key, value]) => [key, { value }]),
      );
      const { openid: touser, templateId: template_id, page } = message;
      const body = { touser, template_id, page, data, lang: 'zh_CN' };
      const reply = await post('/cgi-bin/message/subscribe/send', body, nothing);
      return reply.ok ? { ok: true } : reply;
    },

    /** No answer and an unknown word both mean `review`: a person decides. */
    async checkText(text: {
      openid: string;
      content: string;
      scene: CheckScene;
    }): Promise<Verdict> {
      const reply = await post('/wxa/msg_sec_check', { version: 2, ...text }, textShape);
      return reply.ok ? verdictOf(reply.data.result.suggest) : 'review';
    },

    /** The verdict comes by push, and its trace id is the only key to the picture. */
    async checkImage(image: {
      openid: string;
      mediaUrl: string;
      scene: CheckScene;
    }): Promise<{ ok: true; traceId: string } | Failure> {
      const { openid, mediaUrl: media_url, scene } = image;
      const body = { media_url, media_type: 2, version: 2, openid, scene };
      const reply = await post('/wxa/media_check_async', body, traceShape);
      return reply.ok ? { ok: true, traceId: reply.data.trace_id } : reply;
    },

    checkAddress: (query: PushQuery): string | null => checkAddress(query, settings.pushToken),
    readPush: (query: PushQuery, raw: string): PushReading => readPush(query, raw, settings),
  };
}
