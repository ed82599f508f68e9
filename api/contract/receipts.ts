import { z } from 'zod';
import { instant, words } from './common.ts';

export const receiptNumber = words(64)
  .min(1, '请填写回单号')
  .regex(/^[A-Za-z0-9-]*$/, '回单号只能由字母、数字和 - 组成');

/** What can happen to the number of a receipt. Nothing is overwritten: a correction is another row. */
export const RECEIPT_DEEDS = {
  recorded: '登记',
  asked: '提出更正',
  agreed: '同意更正',
  refused: '不同意更正',
  withdrawn: '撤回更正',
} as const;
export type ReceiptDeed = keyof typeof RECEIPT_DEEDS;

/** The electronic receipt that finance filed for a payout, and all that became of its number. */
export const receipt = z.object({
  /** The number that counts now. */
  receiptNo: z.string(),
  /** In order; the first is when it was written down. */
  steps: z.array(
    z.object({
      seq: z.int().min(0),
      deed: z.enum(Object.keys(RECEIPT_DEEDS) as [ReceiptDeed, ...ReceiptDeed[]]),
      receiptNo: z.string(),
      /** The number that this one is to stand in for; null where it was first written down. */
      replacesNo: z.string().nullable(),
      reason: z.string().nullable(),
      staffName: z.string(),
      at: instant,
    }),
  ),
  /** A correction that waits for the second person: `seq` is the step that is answered. */
  waiting: z.object({ seq: z.int(), mayAgree: z.boolean(), mayRefuse: z.boolean() }).nullable(),
  mayCorrect: z.boolean(),
});
export type Receipt = z.output<typeof receipt>;
