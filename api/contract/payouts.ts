import { z } from 'zod';
import { byId, count, fen, id, instant, nothing, pageOf, paging, words } from './common.ts';
import { payoutSwitch } from './payout-switch.ts';
import { receipt } from './receipts.ts';
import { transfer } from './rewards.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

/** The states of the payout protocol, in a cashier's words. `settled` and `returned` are final. */
export const PAYOUT_STATES = {
  requested: '待审批',
  approved: '待发送',
  sending: '发送中',
  in_doubt: '结果待查',
  wait_confirm: '待收款人确认',
  transferring: '到账中',
  cancelling: '撤销中',
  frozen: '异常冻结',
  settled: '已到账',
  returned: '已退回',
} as const;
export type PayoutState = keyof typeof PAYOUT_STATES;
export const payoutState = z.enum(Object.keys(PAYOUT_STATES) as [PayoutState, ...PayoutState[]]);

export const myPayout = z.object({
  id,
  rewardId: id,
  amountFen: fen,
  state: payoutState,
  /** In plain words what happens now, or why it came back. */
  explanation: z.string(),
  /** Present while WeChat waits for the payee's tap: what wx.requestMerchantTransfer needs. */
  confirmation: z.object({ mchId: z.string(), appId: z.string(), package: z.string() }).nullable(),
  /** The hour after which it cannot be confirmed any more; null while WeChat does not wait for the payee. */
  confirmUntil: instant.nullable(),
  claimedAt: instant,
});
export type MyPayout = z.output<typeof myPayout>;

export const payoutRow = z.object({
  id,
  rewardId: id,
  caseNo: z.string(),
  personAlias: z.string(),
  amountFen: fen,
  attempt: count,
  outBillNo: z.string().nullable(),
  state: payoutState,
  why: z.string().nullable(),
  claimedAt: instant,
  lastSentAt: instant.nullable(),
  /** When WeChat's success was learnt and booked; null while, or if, it did not arrive. */
  settledAt: instant.nullable(),
  /** Withdrawn by people or with its case; WeChat has not answered yet while the state is not final. */
  isCancelWanted: z.boolean(),
  /** Whether the person who asks has consented already; it then waits for another. */
  isApprovedByMe: z.boolean(),
});
export type PayoutRow = z.output<typeof payoutRow>;

/** What finance may do to a payout by hand. Withdrawing takes one person, for no money leaves by it; the others two. */
export const STUCK_DECISIONS = {
  withdraw: '撤销领取',
  recheck: '重新查询',
  write_off: '核销',
} as const;
export type StuckDecision = keyof typeof STUCK_DECISIONS;
export const stuckDecision = z.enum(
  Object.keys(STUCK_DECISIONS) as [StuckDecision, ...StuckDecision[]],
);

/** The whole story of one payout: what we sent, what WeChat said, what moved. */
export const payoutStory = z.object({
  payout: payoutRow,
  /** May this person approve it now? If not, `approveBlock` says why. */
  mayApprove: z.boolean(),
  approveBlock: z.string().nullable(),
  approvals: z.array(z.object({ staffName: z.string(), at: instant })),
  /** Asked for by one, agreed to by a second. */
  decisions: z.array(
    z.object({
      kind: stuckDecision,
      isSecond: z.boolean(),
      staffName: z.string(),
      reason: z.string(),
      at: instant,
    }),
  ),
  /** Every create, query and cancel call, and every callback, in order. */
  exchanges: z.array(
    z.object({
      kind: z.enum(['create', 'query', 'cancel', 'callback']),
      at: instant,
      /** HTTP status, 0 when no answer came; for callbacks the status we answered. */
      http: z.int(),
      /** WeChat's state or error code, as it was said. */
      said: z.string(),
    }),
  ),
  transfers: z.array(transfer),
  /** The electronic receipt finance filed for it. */
  receipt: receipt.nullable(),
  mayRecordReceipt: z.boolean(),
});
export type PayoutStory = z.output<typeof payoutStory>;

export const batchApproval = z.object({
  rows: z.array(
    z.object({
      id,
      isApproved: z.boolean(),
      /** Why not, in a sentence; null when approved. */
      refusal: z.string().nullable(),
    }),
  ),
  approvedCount: count,
  approvedFen: fen,
});
export type BatchApproval = z.output<typeof batchApproval>;

export const payoutRoutes = {
  claimReward: route({
    method: 'POST',
    path: '/api/my/payouts',
    tag: '市民奖励',
    summary: '领取一笔奖励；同一编号重复提交只算一次',
    audience: ['citizen'],
    rate: 'money',
    body: z.strictObject({
      /** Made and stored by the client before the first try. */
      id,
      rewardId: id,
    }),
    answer: myPayout,
    refusals: [
      'reward_not_claimable',
      'claim_too_late',
      'reward_held',
      'id_taken',
      'payouts_stopped',
      'payment_consent_required',
    ],
  }),
  getMyPayout: route({
    method: 'GET',
    path: '/api/my/payouts/:id',
    tag: '市民奖励',
    summary: '一次领取的进展；等待确认时带有微信确认页参数',
    audience: ['citizen'],
    rate: 'read',
    params: byId,
    answer: myPayout,
    refusals: ['payout_not_found'],
  }),
  refreshMyPayout: route({
    method: 'POST',
    path: '/api/my/payouts/:id/refresh',
    tag: '市民奖励',
    summary: '确认页关闭后调用：请服务器立即向微信查询（客户端的结果只作提示）',
    audience: ['citizen'],
    rate: 'money',
    params: byId,
    answer: myPayout,
    refusals: ['payout_not_found'],
  }),
  listPayouts: route({
    method: 'GET',
    path: '/api/payouts',
    tag: '财务',
    summary: '付款单，新的在前',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({
      ...paging,
      state: payoutState.optional(),
      text: z.string().trim().max(60).optional(),
    }),
    answer: pageOf(payoutRow),
  }),
  getPayout: route({
    method: 'GET',
    path: '/api/payouts/:id',
    tag: '财务',
    summary: '一笔付款的全部经过：请求、应答、回调、账目',
    audience: MONEY_STAFF,
    rate: 'read',
    params: byId,
    answer: payoutStory,
    refusals: ['payout_not_found'],
  }),
  approvePayout: route({
    method: 'POST',
    path: '/api/payouts/:id/approvals',
    tag: '财务',
    summary: '审批超过限额的付款，需两人',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({}),
    answer: payoutStory,
    refusals: [
      'payout_not_found',
      'payout_not_waiting',
      'approver_is_payee_side',
      'approval_limit_reached',
    ],
  }),
  approvePayouts: route({
    method: 'POST',
    path: '/api/payouts/approvals',
    tag: '财务',
    summary: '成批审批；先核对总额，再逐笔给出结果，仍须两人，且受个人日限额约束',
    audience: ['finance'],
    rate: 'money',
    body: z.strictObject({
      ids: z.array(id).min(1).max(50),
      /** What the person read on the screen: must be the sum of exactly these payouts. */
      totalFen: fen,
    }),
    answer: batchApproval,
    refusals: ['batch_total_differs'],
  }),
  decideStuckPayout: route({
    method: 'POST',
    path: '/api/payouts/:id/decisions',
    tag: '财务',
    summary:
      '撤销领取、重新查询或核销付款；撤销未完成的领取一人即可，冻结或久查无果的付款，一人提出、另一人确认后重新查询或核销；结果仍以微信的答复为准',
    audience: ['finance'],
    rate: 'money',
    params: byId,
    body: z.strictObject({ kind: stuckDecision, reason: words(200).min(1, '请填写原因') }),
    answer: payoutStory,
    refusals: [
      'payout_not_found',
      'payout_not_stuck',
      'bill_not_excluded',
      'decision_needs_second_person',
    ],
  }),
  getPayoutSwitch: route({
    method: 'GET',
    path: '/api/payout-switch',
    tag: '财务',
    summary: '付款总开关',
    audience: MONEY_STAFF,
    rate: 'read',
    answer: payoutSwitch,
  }),
  setPayoutSwitch: route({
    method: 'POST',
    path: '/api/payout-switch',
    tag: '财务',
    summary: '暂停或恢复付款；一人可停，两人才能恢复',
    audience: ['finance'],
    rate: 'money',
    body: z.strictObject({
      turn: z.enum(['stop', 'start']),
      reason: words(200).min(1, '请填写原因'),
    }),
    answer: payoutSwitch,
    refusals: ['switch_needs_second_person', 'ledger_not_balanced', 'journal_not_replayed'],
  }),
  receiveTransferNotice: route({
    method: 'POST',
    path: '/api/wechat-pay/transfer-notices',
    tag: '微信回调',
    summary: '商家转账结果通知；验签、解密后只作为查询提示',
    audience: 'vendor',
    rate: 'callback',
    answer: nothing,
    refusals: ['callback_refused'],
  }),
} as const;
