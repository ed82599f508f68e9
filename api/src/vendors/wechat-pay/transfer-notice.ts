import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { openResource, whyNotFromWechat } from './trust.ts';

const envelopeShape = z.object({
  id: z.string().min(1),
  event_type: z.string(),
  create_time: z.string().optional(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});

const contentShape = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.string(),
  state: z.string(),
  mch_id: z.string(),
  transfer_amount: z.int().nonnegative(),
  openid: z.string(),
  fail_reason: z.string().optional(),
  create_time: z.string().optional(),
  update_time: z.string().optional(),
});

export type TransferNotice = {
  id: string;
  eventType: string;
  outBillNo: string;
  transferBillNo: string;
  state: string;
  mchid: string;
  amountFen: number;
  openid: string;
  failReason?: string | undefined;
  createTime?: string | undefined;
  updateTime?: string | undefined;
};

/** `verified` with `ok: false` is WeChat speaking of something unknown: keep it, alarm, answer 2xx, change nothing. */
export type NoticeReading =
  | { ok: true; notice: TransferNotice }
  | { ok: false; why: string; verified: boolean };

const EVENT = 'MCHTRANSFER.BILL.FINISHED';

export function readNotice(
  headers: IncomingHttpHeaders,
  raw: Buffer,
  now: Date,
  secrets: { apiV3Key: string; keys: ReadonlyMap<string, string> },
): NoticeReading {
  const header = (name: string) => String(headers[name.toLowerCase()] ?? '');
  const untrusted = whyNotFromWechat(header, raw, secrets.keys, now.getTime() / 1000);
  if (untrusted) return { ok: false, why: untrusted, verified: false };
  try {
    const envelope = envelopeShape.parse(JSON.parse(raw.toString()));
    const opened = openResource(secrets.apiV3Key, envelope.resource);
    if (envelope.event_type !== EVENT) return { ok: false, why: 'unknown_event', verified: true };
    const content = contentShape.safeParse(JSON.parse(opened));
    if (!content.success) return { ok: false, why: 'unknown_content', verified: true };
    return { ok: true, notice: toNotice(envelope, content.data) };
  } catch {
    return { ok: false, why: 'not_readable', verified: false };
  }
}

function toNotice(
  envelope: z.output<typeof envelopeShape>,
  content: z.output<typeof contentShape>,
): TransferNotice {
  return {
    id: envelope.id,
    eventType: envelope.event_type,
    outBillNo: content.out_bill_no,
    transferBillNo: content.transfer_bill_no,
    state: content.state,
    mchid: content.mch_id,
    amountFen: content.transfer_amount,
    openid: content.openid,
    failReason: content.fail_reason,
    createTime: content.create_time,
    updateTime: content.update_time,
  };
}
