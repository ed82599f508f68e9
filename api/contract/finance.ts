import { z } from 'zod';
import { byId, count, day, fen, id, instant, pageOf, paging, words } from './common.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

/** What an auditor can take home: the raw rows, from which every figure of the screens can be recomputed. */
export const EXPORTS = {
  transfers: '账目流水',
  rewards: '奖励台账',
  payouts: '付款单',
  receipt_corrections: '回单号更正',
  bill_lines: '微信账单明细',
} as const;
export type ExportKind = keyof typeof EXPORTS;

const span = z.object({
  /** First and last Shanghai day of the rows' own time; at most 366 days. */
  from: day,
  to: day,
});
const what = z.object({ kind: z.enum(Object.keys(EXPORTS) as [ExportKind, ...ExportKind[]]) });

/** How old the money is that lies in people's accounts. Days are counted from booking. */
export const MONEY_AGES = {
  week: '7 天以内',
  half_month: '8–15 天',
  month: '16–30 天',
  older: '30 天以上',
} as const;
export type MoneyAge = keyof typeof MONEY_AGES;

export const ageing = z.object({
  rows: z.array(
    z.object({
      age: z.enum(Object.keys(MONEY_AGES) as [MoneyAge, ...MoneyAge[]]),
      /** What may be claimed now. */
      count,
      sumFen: fen,
      /** What cannot, because people still look at it. */
      heldCount: count,
      heldFen: fen,
      /** Of what may be claimed: too late to claim within 7 days. */
      expiringCount: count,
      expiringFen: fen,
    }),
  ),
  /** Both together: what stands in people's accounts. */
  totalFen: fen,
  heldFen: fen,
  at: instant,
});
export type Ageing = z.output<typeof ageing>;

/** Movements people may make by hand, each with its two sides; everything else only follows from a case. */
export const ADJUSTMENTS = {
  strange_expense: '账单多出的支出：资金池 → 暂记',
  expense_returned: '多出的支出已追回：暂记 → 资金池',
  strange_income: '账单多出的收入：财政注入 → 暂记',
  income_returned: '多出的收入已退回：暂记 → 财政注入',
  pool_back: '退回未用的奖励资金：资金池 → 财政注入',
} as const;
export type AdjustmentKind = keyof typeof ADJUSTMENTS;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份格式为 YYYY-MM');

export const moneyAdjustment = z.object({
  id,
  kind: z.enum(Object.keys(ADJUSTMENTS) as [AdjustmentKind, ...AdjustmentKind[]]),
  amountFen: fen,
  /** The pool it touches. */
  programmeId: z.string(),
  /** Of the month if it is over, else of today. */
  programmeName: z.string(),
  month,
  reason: z.string(),
  state: z.enum(['proposed', 'booked', 'refused']),
  proposedBy: z.string(),
  proposedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  mayDecide: z.boolean(),
});
export type MoneyAdjustment = z.output<typeof moneyAdjustment>;

const exportRoute = (path: string, summary: string) =>
  ({
    method: 'GET',
    path,
    tag: '财务',
    summary,
    audience: MONEY_STAFF,
    rate: 'money',
    params: what,
    query: span,
    answer: z.any(),
    refusals: ['span_unsuitable'],
  }) as const;

export const financeRoutes = {
  exportMoneyCsv: route({
    ...exportRoute('/api/money/exports/:kind/csv', '导出原始行（CSV，边查边发）'),
    file: 'text/csv; charset=utf-8',
  }),
  exportMoneySheet: route({
    ...exportRoute('/api/money/exports/:kind/xlsx', '导出原始行（XLSX，边查边发）'),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  getAgeing: route({
    method: 'GET',
    path: '/api/money/ageing',
    tag: '财务',
    summary: '待领取资金的账龄',
    audience: MONEY_STAFF,
    rate: 'read',
    answer: ageing,
  }),
  listMoneyAdjustments: route({
    method: 'GET',
    path: '/api/money/adjustments',
    tag: '财务',
    summary: '调账，新的在前',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging }),
    answer: pageOf(moneyAdjustment),
  }),
  proposeMoneyAdjustment: route({
    method: 'POST',
    path: '/api/money/adjustments',
    tag: '财务',
    summary: '提出一笔调账，须另一人复核后才入账',
    audience: ['finance'],
    rate: 'money',
    body: z.strictObject({
      /** Made by the client: the same again is the same proposal. */
      id,
      kind: moneyAdjustment.shape.kind,
      amountFen: fen.min(1, '金额须大于零'),
      programmeId: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, '编号格式不正确'),
      month,
      reason: words(200).min(1, '请填写原因和凭据'),
    }),
    answer: moneyAdjustment,
    refusals: ['id_taken', 'pool_unknown', 'insufficient_funds'],
  }),
  decideMoneyAdjustment: route({
    method: 'POST',
    path: '/api/money/adjustments/:id/decision',
    tag: '财务',
    summary: '复核一笔调账：同意即入账',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({ agree: z.boolean() }),
    answer: moneyAdjustment,
    refusals: ['not_found', 'adjustment_decided', 'second_person_required', 'insufficient_funds'],
  }),
} as const;
