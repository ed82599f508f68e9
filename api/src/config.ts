import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { MerchantKey } from './vendors/wechat-pay/index.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const fileText = z.string().transform((path) => readFileSync(path, 'utf8').trim());

/** Everything the API is told from outside. This file alone reads the environment. */
const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().startsWith('mysql://'),
  /** Who may change the schema: for migrations, never for a process that serves. */
  DATABASE_OWNER_URL: z.string().startsWith('mysql://').optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  /** The address people use; WeChat Pay posts its notices there. */
  PUBLIC_URL: z.url(),
  ROLES: z
    .string()
    .default('web,jobs')
    .transform((text) => text.split(',')),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Set when a reverse proxy of ours stands in front: only then X-Forwarded-For counts. */
  TRUST_PROXY: flag,
  STATIC_ADMIN_DIR: z.string().optional(),
  STATIC_H5_DIR: z.string().optional(),
  /** Further origins that our pages may call, separated by commas. */
  CONNECT_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean)),
  DATA_KEY_FILE: fileText,
  WECHAT_APPID: z.string().min(1),
  WECHAT_APPSECRET: z.string().min(1),
  WECHAT_API_BASE: z.url().default('https://api.weixin.qq.com'),
  WECHAT_PUSH_TOKEN: z.string().min(3),
  WECHAT_PUSH_AES_KEY: z.string().length(43),
  WECHAT_TEMPLATE_RESULT: z.string().min(1),
  WECHAT_TEMPLATE_REWARD: z.string().min(1),
  WXPAY_BASE: z.url().default('https://api.mch.weixin.qq.com'),
  WXPAY_MCHID: z.string().min(1),
  /** What signs requests to WeChat Pay: for the payout worker alone. */
  WXPAY_MERCHANT_SERIAL: z.string().min(1).optional(),
  WXPAY_MERCHANT_CERT_FILE: fileText.optional(),
  WXPAY_MERCHANT_KEY_FILE: fileText.optional(),
  /** Opens what WeChat Pay posts to us; without a signature of WeChat's it is worth nothing. */
  WXPAY_APIV3_KEY_FILE: fileText,
  WXPAY_KEY_ID: z.string().min(1),
  WXPAY_PUBLIC_KEY_FILE: fileText,
  WXPAY_SCENE_ID: z.string().default('1000'),
  WXPAY_SCENE_REPORT: z
    .string()
    .default('活动名称=随手拍有奖举报;奖励说明=城市问题立案奖励')
    .transform(readPairs),
  WXPAY_PERCEPTION: z.string().default('活动奖励'),
  WXPAY_STYLE: z.enum(['RED_PACKET', 'CONFIRM_PAGE']).default('RED_PACKET'),
  /** A local folder: every payout leaves a line there before it is sent, in case the database loses its last commits. */
  WXPAY_JOURNAL_DIR: z.string().optional(),
  /** Above this a payout needs the consent of two people. */
  WXPAY_TWO_PERSON_OVER_FEN: z.coerce.number().int().min(0).default(5_000),
  /** What WeChat Pay allows this merchant for one transfer; 200 yuan unless the merchant platform says otherwise. */
  WXPAY_MAX_TRANSFER_FEN: z.coerce.number().int().min(10).default(20_000),
  COS_SECRET_ID: z.string().min(1),
  COS_SECRET_KEY: z.string().min(1),
  COS_BUCKET: z.string().min(1),
  COS_REGION: z.string().min(1),
  COS_PROTOCOL: z.enum(['http:', 'https:']).default('https:'),
  COS_DOMAIN: z.string().optional(),
});

type Environment = z.output<typeof environment>;
export type Config = ReturnType<typeof shape>;

export function readConfig(
  env: Record<string, string | undefined> = process.env,
  role: 'api' | 'payout-worker' = 'api',
): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    // Names only: a value could be a secret.
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join('、');
    throw new Error(`配置不完整或不正确，请检查：${names}`);
  }
  const config = shape(parsed.data);
  if (role === 'payout-worker' && !config.wechatPay.merchantKeyPem)
    throw new Error('付款进程缺少商户私钥，请检查：WXPAY_MERCHANT_KEY_FILE');
  if (config.isProduction) refuseUnsafeProduction(parsed.data, role);
  return config;
}

/** For tools that change the schema; `appUrl` names the user that serves, where that is another one. */
export function readDatabaseUrls(env: Record<string, string | undefined> = process.env): {
  ownerUrl: string;
  appUrl: string | null;
} {
  const read = (url: string | undefined) => {
    const parsed = environment.shape.DATABASE_URL.safeParse(url);
    if (!parsed.success) throw new Error('请设置 DATABASE_URL=mysql://…');
    return parsed.data;
  };
  const { DATABASE_URL: url, DATABASE_OWNER_URL: owner } = env;
  if (!owner || owner === url) return { ownerUrl: read(url ?? owner), appUrl: null };
  return { ownerUrl: read(owner), appUrl: read(url) };
}

function shape(env: Environment) {
  return {
    isProduction: env.NODE_ENV === 'production',
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
    hasSecureCookies: env.PUBLIC_URL.startsWith('https://'),
    runsWeb: env.ROLES.includes('web'),
    runsJobs: env.ROLES.includes('jobs'),
    logLevel: env.LOG_LEVEL,
    trustsProxy: env.TRUST_PROXY,
    staticDirs: { admin: env.STATIC_ADMIN_DIR, h5: env.STATIC_H5_DIR },
    connectOrigins: env.CONNECT_ORIGINS,
    dataKey: env.DATA_KEY_FILE,
    templates: { progress: env.WECHAT_TEMPLATE_RESULT, reward: env.WECHAT_TEMPLATE_REWARD },
    wechat: {
      baseUrl: env.WECHAT_API_BASE,
      appid: env.WECHAT_APPID,
      secret: env.WECHAT_APPSECRET,
      pushToken: env.WECHAT_PUSH_TOKEN,
      pushAesKey: env.WECHAT_PUSH_AES_KEY,
    },
    wechatPay: {
      baseUrl: env.WXPAY_BASE,
      appid: env.WECHAT_APPID,
      mchid: env.WXPAY_MCHID,
      ...readMerchantKey(env),
      apiV3Key: env.WXPAY_APIV3_KEY_FILE,
      keys: { [env.WXPAY_KEY_ID]: env.WXPAY_PUBLIC_KEY_FILE },
      keyId: env.WXPAY_KEY_ID,
    },
    /** What the payee sees, as the transfer scene of the merchant demands it. */
    transferScene: {
      id: env.WXPAY_SCENE_ID,
      reportInfos: env.WXPAY_SCENE_REPORT,
      perception: env.WXPAY_PERCEPTION,
      style: env.WXPAY_STYLE,
    },
    payouts: {
      journalDir: env.WXPAY_JOURNAL_DIR,
      twoPersonOverFen: env.WXPAY_TWO_PERSON_OVER_FEN,
      maxTransferFen: env.WXPAY_MAX_TRANSFER_FEN,
    },
    cos: {
      secretId: env.COS_SECRET_ID,
      secretKey: env.COS_SECRET_KEY,
      bucket: env.COS_BUCKET,
      region: env.COS_REGION,
      protocol: env.COS_PROTOCOL,
      domain: env.COS_DOMAIN,
    },
  };
}

// Three things or nothing: a key without its serial cannot sign.
function readMerchantKey(env: Environment): Partial<MerchantKey> {
  const merchantKeyPem = env.WXPAY_MERCHANT_KEY_FILE;
  if (!merchantKeyPem) return {};
  const merchantCertPem = env.WXPAY_MERCHANT_CERT_FILE;
  const merchantSerial = env.WXPAY_MERCHANT_SERIAL;
  if (!merchantCertPem || !merchantSerial)
    throw new Error('配置不完整，请检查：WXPAY_MERCHANT_SERIAL、WXPAY_MERCHANT_CERT_FILE');
  return { merchantCertPem, merchantKeyPem, merchantSerial };
}

function readPairs(text: string): { infoType: string; infoContent: string }[] {
  return text.split(';').map((pair) => {
    const [infoType = '', infoContent = ''] = pair.split('=');
    return { infoType, infoContent };
  });
}

const OFFICIAL_PAY_HOSTS = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'];

/** Money and people's data: production never runs against stand-ins or with what a demo left behind. */
function refuseUnsafeProduction(env: Environment, role: 'api' | 'payout-worker'): void {
  const wrong: string[] = [];
  if (role === 'api' && env.WXPAY_MERCHANT_KEY_FILE)
    wrong.push('接口进程不得持有商户私钥 WXPAY_MERCHANT_KEY_FILE，它只属于付款进程');
  // Without it nobody would notice that the database is another one, or has lost what was sent.
  if (role === 'payout-worker' && !env.WXPAY_JOURNAL_DIR)
    wrong.push('付款进程缺少付款日志目录 WXPAY_JOURNAL_DIR');
  if (env.DATABASE_OWNER_URL) wrong.push('DATABASE_OWNER_URL 只供升级数据库结构时使用');
  if (!OFFICIAL_PAY_HOSTS.includes(env.WXPAY_BASE)) wrong.push('WXPAY_BASE 不是微信支付官方地址');
  if (env.WECHAT_API_BASE !== 'https://api.weixin.qq.com')
    wrong.push('WECHAT_API_BASE 不是微信官方地址');
  if (env.COS_PROTOCOL !== 'https:') wrong.push('COS_PROTOCOL 须为 https:');
  if (env.COS_DOMAIN && /localhost|127\.|\[::1\]/.test(env.COS_DOMAIN))
    wrong.push('COS_DOMAIN 指向本机');
  if (!env.PUBLIC_URL.startsWith('https://')) wrong.push('PUBLIC_URL 须为 https 地址');
  const keys = [
    env.WECHAT_APPID,
    env.WECHAT_APPSECRET,
    env.WXPAY_MCHID,
    env.WXPAY_KEY_ID,
    env.COS_SECRET_ID,
  ];
  if (keys.some((key) => /sandbox|demo|test/i.test(key))) wrong.push('正在使用沙箱密钥');
  if (/^(0+|(.)\2*)$/.test(env.DATA_KEY_FILE)) wrong.push('DATA_KEY_FILE 不是随机密钥');
  if (/:(app|root|password|123456)?@/.test(env.DATABASE_URL)) wrong.push('数据库使用默认或空密码');
  if (wrong.length > 0) throw new Error(`生产环境拒绝启动：${wrong.join('；')}`);
}
