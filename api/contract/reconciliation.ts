import { z } from 'zod';
import { byId, count, day, fen, id, instant, pageOf, paging, words } from './common.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

/** One day, three ways: rewards claimed, ledger, and WeChat's fund-flow bill of the operation account. */
export const reconciliationDay = z.object({
  day,
  state: z.enum(['pending', 'not_ready', 'agreed', 'different']),
  /** Payouts whose bill was made on this day, and the rewards behind them. */
  ourCount: count,
  ourSumFen: fen,
  /** What the ledger locked for the same payouts. */
  ledgerSumFen: fen,
  billCount: count,
  billSumFen: fen,
  differenceCount: count,
  openDifferenceCount: count,
  /** The last run, also of a day that was closed before it. */
  ranAt: instant.nullable(),
  /** What the last run saw of a day that was closed already; null when there was none since. */
  afterClosing: z
    .object({
      ourCount: count,
      ourSumFen: fen,
      ledgerSumFen: fen,
      billCount: count,
      billSumFen: fen,
    })
    .nullable(),
  /** A closed day keeps its figures; what is found later is a difference of its own. */
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
});
export type ReconciliationDay = z.output<typeof reconciliationDay>;

export const DIFFERENCE_KINDS = {
  missing_in_bill: '我方有，微信账单没有',
  missing_in_ledger: '微信账单有，我方没有',
  amount_differs: '与账单金额不一致',
  state_differs: '与账单状态不一致',
  twice_in_bill: '微信账单中重复出现',
  ledger_differs: '与账目分录不一致',
  reward_differs: '与奖励台账不一致',
} as const;
export type DifferenceKind = keyof typeof DIFFERENCE_KINDS;

/** What a difference turned out to be. */
export const RESOLUTIONS = {
  timing: '跨日入账，已在相邻账期核对',
  not_ours: '非本系统业务（充值、提现、其他系统）',
  vendor_error: '微信侧差错，已获更正',
  adjusted: '已另作调账分录',
  other: '其他（见说明）',
} as const;
export type ResolutionKind = keyof typeof RESOLUTIONS;
const resolutionKind = z.enum(Object.keys(RESOLUTIONS) as [ResolutionKind, ...ResolutionKind[]]);

const opinion = z.object({ kind: resolutionKind, words: z.string(), by: z.string(), at: instant });

export const difference = z.object({
  id,
  day,
  outBillNo: z.string(),
  kind: z.enum(Object.keys(DIFFERENCE_KINDS) as [DifferenceKind, ...DifferenceKind[]]),
  ourFen: fen.nullable(),
  billFen: fen.nullable(),
  foundAt: instant,
  /** The last run no longer saw it: nothing is left to explain. */
  goneAt: instant.nullable(),
  /** What the runs saw, the oldest first: one for each time that the figures changed, the last twenty. */
  sightings: z.array(
    z.object({
      at: instant,
      ourFen: fen.nullable(),
      billFen: fen.nullable(),
      isGone: z.boolean(),
      /** What the run did about it, in a sentence. */
      words: z.string().nullable(),
    }),
  ),
  /** Found by a run after the day was closed. */
  isLate: z.boolean(),
  /** Who has to find out what it is. */
  ownerName: z.string().nullable(),
  /** Waits for a second person. */
  proposal: opinion.nullable(),
  /** Final; `by` names both people. */
  resolution: opinion.nullable(),
  /** What this person may do with it now. */
  mayPropose: z.boolean(),
  mayConfirm: z.boolean(),
});
export type Difference = z.output<typeof difference>;

export const reconciliationRoutes = {
  listReconciliationDays: route({
    method: 'GET',
    path: '/api/reconciliation/days',
    tag: '财务',
    summary: '每日与微信账单的核对结果，新的在前',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging }),
    answer: pageOf(reconciliationDay).extend({
      /** Past days since the first payout, of the last year, that no run has finished: how many, and the oldest ten. */
      missing: z.object({ count, days: z.array(day).max(10) }),
    }),
  }),
  reconcileDay: route({
    method: 'POST',
    path: '/api/reconciliation/days/:day',
    tag: '财务',
    summary: '对某一天重新对账；可重复执行，已结账的日子不再改变',
    audience: ['finance'],
    rate: 'money',
    params: z.object({ day }),
    body: z.strictObject({}),
    answer: reconciliationDay,
    refusals: ['day_not_over', 'bill_too_old', 'bill_not_ready', 'vendor_unavailable'],
  }),
  listDifferences: route({
    method: 'GET',
    path: '/api/reconciliation/differences',
    tag: '财务',
    summary: '对账差异，新的在前；isOpen 只看未结的，重新对账后已消失的不算未结',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging, day: day.optional(), isOpen: z.literal('true').optional() }),
    answer: pageOf(difference),
  }),
  takeDifference: route({
    method: 'POST',
    path: '/api/reconciliation/differences/:id/owner',
    tag: '财务',
    summary: '认领一条差异',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({}),
    answer: difference,
    refusals: ['not_found', 'difference_closed', 'difference_gone'],
  }),
  proposeResolution: route({
    method: 'POST',
    path: '/api/reconciliation/differences/:id/proposal',
    tag: '财务',
    summary: '提出差异的处理结论，须另一人复核',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({ kind: resolutionKind, words: words(200).min(1, '请填写说明') }),
    answer: difference,
    refusals: ['not_found', 'difference_closed', 'difference_gone'],
  }),
  confirmResolution: route({
    method: 'POST',
    path: '/api/reconciliation/differences/:id/confirmation',
    tag: '财务',
    summary: '复核差异的处理结论：同意则结清，不同意则退回重查；某日差异全部结清即结账',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({ agree: z.boolean() }),
    answer: difference,
    refusals: [
      'not_found',
      'difference_closed',
      'difference_gone',
      'nothing_proposed',
      'second_person_required',
    ],
  }),
} as const;
