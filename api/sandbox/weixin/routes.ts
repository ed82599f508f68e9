import { z } from 'zod';
import { type Exchange, json, parseJson, type Vendor } from '../lib/exchange.ts';
import type { World } from '../world.ts';
import type { createAccessTokens } from './access-tokens.ts';
import { checkText, type createImageChecks } from './content-checks.ts';
import type { createPeople } from './people.ts';
import { badValue, type createSubscriptions } from './subscriptions.ts';

type Parts = {
  tokens: ReturnType<typeof createAccessTokens>;
  people: ReturnType<typeof createPeople>;
  subscriptions: ReturnType<typeof createSubscriptions>;
  images: ReturnType<typeof createImageChecks>;
};

type Body = Record<string, unknown>;
type Call = { operation: string; needsToken: boolean; run: (exchange: Exchange) => Body };

const error = (errcode: number, errmsg: string): Body => ({
  errcode,
  errmsg: `${errmsg} rid: sandbox-${Date.now().toString(36)}`,
});

export function createWeixinRoutes(world: World, parts: Parts): Vendor {
  const calls: Record<string, Call> = {
    'GET /sns/jscode2session': {
      operation: 'weixin.login',
      needsToken: false,
      run: ({ query }) => login(world, parts, query),
    },
    'POST /cgi-bin/stable_token': {
      operation: 'weixin.token',
      needsToken: false,
      run: ({ body }) => stableToken(world, parts, body),
    },
    'POST /wxa/business/getuserphonenumber': {
      operation: 'weixin.phone',
      needsToken: true,
      run: ({ body }) => phoneNumber(world, parts, body),
    },
    'POST /cgi-bin/message/subscribe/send': {
      operation: 'weixin.subscribe',
      needsToken: true,
      run: ({ body }) => subscribeSend(world, parts, body),
    },
    'POST /wxa/msg_sec_check': {
      operation: 'weixin.text',
      needsToken: true,
      run: ({ body }) => textCheck(parts, body),
    },
    'POST /wxa/media_check_async': {
      operation: 'weixin.image',
      needsToken: true,
      run: ({ body }) => imageCheck(parts, body),
    },
    'POST /wxa/getuserriskrank': {
      operation: 'weixin.risk',
      needsToken: true,
      run: ({ body }) => riskRank(world, parts, body),
    },
  };
  const callOf = ({ method, path }: Exchange) => calls[`${method} ${path}`];

  return {
    identify: (exchange) => ({ operation: callOf(exchange)?.operation ?? 'weixin.unknown' }),
    breakdown: () => ({
      status: 502,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><body>502 Bad Gateway</body></html>',
    }),
    async handle(exchange) {
      const call = callOf(exchange);
      if (!call) return { status: 404, body: '' };
      const fault = world.faults.take(call.operation, ['errcode']);
      if (fault) return json(200, error(fault.errcode ?? -1, 'on request'));
      const token = exchange.query.get('access_token') ?? '';
      const refused = call.needsToken ? parts.tokens.check(token) : 0;
      if (refused) return json(200, error(refused, 'invalid credential, access_token is invalid'));
      return json(200, call.run(exchange));
    },
  };
}

function login(world: World, { people }: Parts, query: URLSearchParams): Body {
  const { appid, appSecret } = world.credentials;
  if (query.get('appid') !== appid) return error(40013, 'invalid appid');
  if (query.get('secret') !== appSecret) return error(40125, 'invalid appsecret');
  if (query.get('grant_type') !== 'authorization_code') return error(40002, 'invalid grant_type');
  const code = people.use(query.get('js_code') ?? '', 'login');
  if (!code) return error(40029, 'invalid code');
  const session_key = Buffer.from(`sandbox-key-${code.openid}`).toString('base64').slice(0, 24);
  return { openid: code.openid, session_key, ...(code.unionid ? { unionid: code.unionid } : {}) };
}

const tokenShape = z.object({
  grant_type: z.literal('client_credential'),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().default(false),
});

function stableToken(world: World, { tokens }: Parts, body: Buffer): Body {
  const order = tokenShape.safeParse(parseJson(body));
  if (!order.success) return error(47001, 'data format error');
  const { appid, appSecret } = world.credentials;
  if (order.data.appid !== appid) return error(40013, 'invalid appid');
  if (order.data.secret !== appSecret) return error(40125, 'invalid appsecret');
  const token = tokens.issue(order.data.force_refresh);
  if (!token) return error(45009, 'reach max api daily quota limit');
  const expires_in = Math.floor((token.endsAtMs - Date.now()) / 1000);
  return { access_token: token.token, expires_in };
}

function phoneNumber(world: World, { people }: Parts, body: Buffer): Body {
  const order = z.object({ code: z.string() }).safeParse(parseJson(body));
  if (!order.success) return error(47001, 'data format error');
  const code = people.use(order.data.code, 'phone');
  if (!code?.phone) return error(40029, 'invalid code');
  const watermark = { timestamp: Math.floor(Date.now() / 1000), appid: world.credentials.appid };
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: code.phone,
      purePhoneNumber: code.phone,
      countryCode: '86',
      watermark,
    },
  };
}

const sendShape = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().default(''),
  data: z.record(z.string(), z.object({ value: z.string() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).default('formal'),
  lang: z.string().default('zh_CN'),
});

function subscribeSend(world: World, { people, subscriptions }: Parts, body: Buffer): Body {
  const order = sendShape.safeParse(parseJson(body));
  if (!order.success) return error(47001, 'data format error');
  const { touser: openid, template_id: templateId, page, data } = order.data;
  if (!people.isKnown(openid)) return error(40003, 'invalid openid');
  const template = subscriptions.template(templateId);
  if (!template) return error(40037, 'invalid template_id');
  if (page.startsWith('/') || page.includes('://')) return error(41030, 'invalid page');
  const values = Object.fromEntries(Object.entries(data).map(([key, { value }]) => [key, value]));
  const bad = badValue(values);
  if (bad) return error(47003, `argument invalid! data.${bad}.value invalid`);
  if (subscriptions.quota(openid, templateId) < 1)
    return error(43101, 'user refuse to accept the msg');
  const { title } = template;
  subscriptions.deliver({ atMs: world.clock.now(), openid, templateId, title, page, values });
  return { errcode: 0, errmsg: 'ok' };
}

const scene = z.int().min(1).max(4);

const textShape = z.object({
  version: z.literal(2),
  scene,
  openid: z.string(),
  content: z.string().min(1),
});

function textCheck({ people }: Parts, body: Buffer): Body {
  const order = textShape.safeParse(parseJson(body));
  if (!order.success) return error(40001, 'invalid argument');
  if ([...order.data.content].length > 2500) return error(45002, 'content size out of limit');
  if (!people.isSeenLately(order.data.openid)) return error(61010, 'code is expired');
  return { errcode: 0, errmsg: 'ok', ...checkText(order.data.content) };
}

const imageShape = z.object({
  version: z.literal(2),
  media_type: z.literal(2),
  scene,
  openid: z.string(),
  media_url: z.url(),
});

function imageCheck({ people, images }: Parts, body: Buffer): Body {
  const order = imageShape.safeParse(parseJson(body));
  if (!order.success) return error(47001, 'data format error');
  if (!people.isSeenLately(order.data.openid)) return error(61010, 'code is expired');
  return { errcode: 0, errmsg: 'ok', trace_id: images.start(order.data.media_url) };
}

const riskShape = z.object({
  appid: z.string(),
  openid: z.string(),
  scene: z.int().min(0).max(2),
  client_ip: z.string(),
});

function riskRank(world: World, { people }: Parts, body: Buffer): Body {
  const order = riskShape.safeParse(parseJson(body));
  if (!order.success || order.data.appid !== world.credentials.appid) {
    return error(47001, 'data format error');
  }
  // The vendor's own spelling.
  return { errcode: 0, errmsg: 'ok', risk_rank: people.riskRank(order.data.openid), unoin_id: 0 };
}
