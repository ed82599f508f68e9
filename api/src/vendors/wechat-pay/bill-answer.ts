import { z } from 'zod';
import type { Answer } from './transfer-pay.ts';
import { whyNotFromWechat } from './trust.ts';

const billReply = z
  .object({
    mch_id: z.string().optional(),
    appid: z.string().optional(),
    out_bill_no: z.string(),
    transfer_bill_no: z.string().optional(),
    state: z.string(),
    transfer_amount: z.int().nonnegative().optional(),
    openid: z.string().optional(),
    fail_reason: z.string().optional(),
    package_info: z.string().optional(),
    create_time: z.string().optional(),
    update_time: z.string().optional(),
  })
  .transform((reply) => ({
    mchid: reply.mch_id,
    appid: reply.appid,
    outBillNo: reply.out_bill_no,
    transferBillNo: reply.transfer_bill_no,
    state: reply.state,
    amountFen: reply.transfer_amount,
    openid: reply.openid,
    failReason: reply.fail_reason,
    packageInfo: reply.package_info,
    createTime: reply.create_time,
    updateTime: reply.update_time,
  }));

export type Bill = z.output<typeof billReply>;

/**
 * What WeChat Pay said about one call. `http` is 0 when nothing came back; `trusted` means a 2xx whose
 * signature verified; `bill` is there only when trusted and readable. Anything else leaves the bill in doubt.
 */
export type BillAnswer = {
  http: number;
  trusted: boolean;
  code?: string | undefined;
  message?: string | undefined;
  requestId?: string | undefined;
  bill?: Bill | undefined;
  /** Why a 2xx is not believed. */
  distrust?: string | undefined;
  /** Real time, ms: before and after the call, and between them what WeChat stamped, when that is to be trusted. */
  times?: { askedAt: number; saidAt: number; heardAt: number };
  raw: string;
};

const errorReply = z.object({ code: z.string(), message: z.string().default('') });

export function readBillAnswer(
  answer: Answer,
  keys: ReadonlyMap<string, string>,
  askedAt: number,
): BillAnswer {
  const raw = answer.raw ?? Buffer.alloc(0);
  const said: BillAnswer = {
    http: answer.status,
    trusted: false,
    requestId: answer.headers?.get('Request-ID') ?? undefined,
    raw: raw.toString(),
  };
  if (answer.status === 0) return { ...said, message: String(answer.errRaw) };
  const body = parseJson(raw);
  if (answer.status < 200 || answer.status > 299) {
    const error = errorReply.safeParse(body);
    return error.success ? { ...said, ...error.data } : said;
  }
  const why = whyNotTrusted(answer, keys);
  if (why) return { ...said, distrust: why, message: `answer not verified: ${why}` };
  const saidAt = Number(answer.headers?.get('Wechatpay-Timestamp')) * 1000;
  const trusted = { ...said, trusted: true, times: { askedAt, saidAt, heardAt: Date.now() } };
  const bill = billReply.safeParse(body);
  if (!bill.success) return { ...trusted, message: 'answer not readable' };
  return { ...trusted, bill: bill.data };
}

export function whyNotTrusted(answer: Answer, keys: ReadonlyMap<string, string>): string | null {
  const header = (name: string) => answer.headers?.get(name) ?? '';
  return whyNotFromWechat(header, answer.raw ?? Buffer.alloc(0), keys, Date.now() / 1000);
}

export function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString());
  } catch {
    return undefined;
  }
}
