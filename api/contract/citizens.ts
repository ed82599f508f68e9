import { z } from 'zod';
import { count, id, instant, nothing, words } from './common.ts';
import { route } from './route.ts';

export const citizen = z.object({
  id,
  /** What other people may see, for example 市民4248. */
  alias: z.string(),
  /** The number of the terms agreed to last; null before the first consent, without which nobody reports. */
  termsVersion: count.nullable(),
  /** Whether the terms are to be shown: for the first time, or again because there are newer ones. */
  consentAsked: z.enum(['first', 'again']).nullable(),
  /** Whether payee data may be used; without it reports earn nothing. */
  mayBePaid: z.boolean(),
  /** What the person declared; null when never asked. */
  isUnder14: z.boolean().nullable(),
  /** The bound telephone number, its middle hidden; null when none is bound. */
  phone: z.string().nullable(),
  reportedCount: count,
});
export type Citizen = z.output<typeof citizen>;

const termsSections = z
  .array(z.object({ title: words(40).min(1), words: z.array(words(400).min(1)).min(1).max(20) }))
  .min(1)
  .max(20);

export const terms = z.object({
  /** Counts up from 1; a published text never changes. */
  version: count,
  sections: termsSections,
  /** What is new in it, shown when people are asked again. */
  news: z.string(),
  /** Of all titles and sentences in their order, one to a line. */
  sha256: z.string(),
  publishedAt: instant,
});
export type Terms = z.output<typeof terms>;

const consent = z
  .strictObject({
    /** Both of the text that was shown. */
    version: z.int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Separate consent to use the WeChat account as payee. Without it no reward is booked. */
    mayBePaid: z.boolean(),
    /** The person's own declaration; null when nothing was said. */
    isUnder14: z.boolean().nullable(),
  })
  .refine(({ mayBePaid, isUnder14 }) => !mayBePaid || isUnder14 !== null, {
    path: ['isUnder14'],
    message: '接收奖励须先声明是否年满 14 周岁',
  });

export const citizenRoutes = {
  loginCitizen: route({
    method: 'POST',
    path: '/api/citizen/login',
    tag: '登录',
    summary: '市民用 wx.login 的 code 登录，得到令牌',
    audience: 'anyone',
    // Not 'login': the phones of a whole district can share one address.
    rate: 'write',
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    answer: z.object({
      /** Send it as `Authorization: Bearer …`. Valid for 7 idle days. */
      token: z.string(),
      citizen,
    }),
    refusals: ['wechat_login_failed', 'wechat_account_blocked', 'vendor_unavailable'],
  }),
  logoutCitizen: route({
    method: 'POST',
    path: '/api/citizen/logout',
    tag: '登录',
    summary: '市民退出，令牌立即失效',
    audience: ['citizen'],
    rate: 'write',
    answer: nothing,
  }),
  getCitizenMe: route({
    method: 'GET',
    path: '/api/citizen/me',
    tag: '登录',
    summary: '当前登录的市民',
    audience: ['citizen'],
    rate: 'read',
    answer: citizen,
  }),
  getTerms: route({
    method: 'GET',
    path: '/api/terms',
    tag: '公共信息',
    summary: '《用户服务与隐私说明》全文；不指定版本时为最新一版',
    audience: 'anyone',
    rate: 'read',
    query: z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
    answer: terms,
    refusals: ['not_found'],
  }),
  publishTerms: route({
    method: 'POST',
    path: '/api/terms',
    tag: '公共信息',
    summary: '发布新一版说明：市民会被请求重新同意；之后起草的奖励规则要求同意这一版',
    audience: ['admin'],
    rate: 'write',
    body: z.strictObject({ sections: termsSections, news: words(300) }),
    answer: terms,
    refusals: ['terms_outdated'],
  }),
  giveConsent: route({
    method: 'POST',
    path: '/api/citizen/consent',
    tag: '市民账号',
    summary: '同意所展示的说明，并声明年龄；可只同意上报、不同意收款。每次都记一条，不覆盖',
    audience: ['citizen'],
    rate: 'write',
    body: consent,
    answer: citizen,
    refusals: ['terms_outdated'],
  }),
  bindPhone: route({
    method: 'POST',
    path: '/api/citizen/phone',
    tag: '市民账号',
    summary: '绑定手机号：用微信“获取手机号”按钮给的 code；再次绑定即更换',
    audience: ['citizen'],
    rate: 'costly',
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    answer: citizen,
    refusals: ['phone_code_used', 'phone_taken', 'too_many_requests', 'vendor_unavailable'],
  }),
  unbindPhone: route({
    method: 'POST',
    path: '/api/citizen/phone/removal',
    tag: '市民账号',
    summary: '解绑手机号，号码即删除',
    audience: ['citizen'],
    rate: 'write',
    body: z.strictObject({}),
    answer: citizen,
  }),
  closeAccount: route({
    method: 'POST',
    path: '/api/citizen/closure',
    tag: '市民账号',
    summary: '注销账号：身份标识和手机号即删除，案件和账目按规定保留，不再与身份关联',
    audience: ['citizen'],
    rate: 'write',
    body: z.strictObject({}),
    answer: nothing,
  }),
} as const;
