import { z } from 'zod';
import { byId, words } from './common.ts';
import { payoutStory } from './payouts.ts';
import { receiptNumber } from './receipts.ts';
import { route } from './route.ts';

export const receiptRoutes = {
  recordReceipt: route({
    method: 'POST',
    path: '/api/payouts/:id/receipt',
    tag: '财务',
    summary: '登记电子回单号；款项到账后登记一次，写错了另行更正',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({ receiptNo: receiptNumber }),
    answer: payoutStory,
    refusals: ['payout_not_found', 'payout_not_settled', 'receipt_recorded', 'receipt_taken'],
  }),
  correctReceipt: route({
    method: 'POST',
    path: '/api/payouts/:id/receipt/corrections',
    tag: '财务',
    summary: '提出更正电子回单号；原号保留，另一人同意后新号才作数',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({
      receiptNo: receiptNumber,
      reason: words(200).min(1, '请填写更正原因'),
    }),
    answer: payoutStory,
    refusals: [
      'payout_not_found',
      'receipt_missing',
      'receipt_same',
      'receipt_taken',
      'correction_waits',
      'receipt_corrections_full',
    ],
  }),
  decideReceiptCorrection: route({
    method: 'POST',
    path: '/api/payouts/:id/receipt/decision',
    tag: '财务',
    summary: '同意或退回电子回单号的更正；提出人只能撤回',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({
      /** The step that was read: an answer to anything else is refused. */
      seq: z.int().min(1).max(1000),
      agree: z.boolean(),
    }),
    answer: payoutStory,
    refusals: [
      'payout_not_found',
      'receipt_missing',
      'nothing_proposed',
      'receipt_taken',
      'second_person_required',
      'adjustment_decided',
    ],
  }),
} as const;
