import { z } from 'zod';
import { byId, count, fen, id, instant, pageOf, paging, words } from './common.ts';
import { myAppeal } from './reward-reviews.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

/** Where the money of one reward is. `owed` may be claimed; `in_payout` is on its way through WeChat Pay. */
export const rewardState = z.enum([
  'not_rewarded',
  'owed',
  'in_payout',
  'paid',
  'reversed',
  'points',
]);
export type RewardState = z.output<typeof rewardState>;
export const REWARD_STATES: Record<RewardState, string> = {
  not_rewarded: '不予奖励',
  owed: '待领取',
  in_payout: '发放中',
  paid: '已发放',
  reversed: '已冲回',
  points: '已记积分',
};

/** Why a filed report earns nothing; the citizen reads the words. */
export const NO_REWARD_REASONS = {
  no_payee_consent: '您未同意使用微信收款信息，本次上报不计奖励',
  pool_empty: '本月奖励资金已用完，本次上报不计奖励',
  not_citizen: '非市民上报，不计奖励',
  no_programme: '当前没有进行中的奖励活动',
  class_not_rewarded: '这类问题不在奖励范围内',
  awaits_check: '核查通过后计奖，请留意进展',
  awaits_closing: '结案后计奖，请留意进展',
  outside_area: '上报地点不在奖励活动的区域内',
  not_real_name: '奖励活动要求实名，您尚未完成，本次上报不计奖励',
  under_age: '未满 14 周岁不计奖励',
  collector_found_first: '工作人员已先发现该问题，不重复奖励',
  never_rewarded: '经审核，本次上报不属于奖励范围',
  duplicate: '该问题已有人先上报并立案，只奖励最先一位',
  too_soon_again: '同一问题在规定的间隔内重复上报，不重复奖励',
  late_report: '上报时间超过了奖励活动规定的时限',
  not_enough_evidence: '照片、位置或现场测量不满足奖励规则的要求',
  below_threshold: '问题的程度未达到奖励标准',
  over_cap: '您在本期的奖励已达上限，本次上报不再计奖',
} as const;
export type NoRewardReason = keyof typeof NO_REWARD_REASONS;

/** A reward as its owner sees it. */
export const myReward = z.object({
  id,
  caseId: id,
  caseNo: z.string(),
  label: z.string(),
  amountFen: fen,
  /** Where a programme gives points. */
  points: count,
  state: rewardState,
  /** In plain words: why not, or what to do next. */
  explanation: z.string(),
  bookedAt: instant,
  /** The payout under way or done; null while owed. */
  payoutId: id.nullable(),
  /** WeChat shows its page and waits for the owner's tap. */
  waitsForYou: z.boolean(),
  /** People look at it before it may be claimed. */
  isHeld: z.boolean(),
  /** Something was refused, nothing was said against it yet, and there is still time to. */
  mayAppeal: z.boolean(),
  appeal: myAppeal.nullable(),
});
export type MyReward = z.output<typeof myReward>;

export const wallet = z.object({
  /** May be claimed now. */
  owedFen: fen,
  /** Booked, and looked at before it may be claimed. */
  heldFen: fen,
  /** Claimed, not yet final. */
  inPayoutFen: fen,
  paidFen: fen,
  points: count,
  rewardCount: count,
  /** The city pays nobody at present; what is owed stays owed. */
  arePayoutsPaused: z.boolean(),
});
export type Wallet = z.output<typeof wallet>;

export const rewardRow = z.object({
  id,
  caseId: id,
  caseNo: z.string(),
  personAlias: z.string(),
  amountFen: fen,
  points: count,
  /** For a case, for a report merged into one, or a prize. */
  kind: z.enum(['case', 'share', 'ranking', 'lottery']),
  rewardClass: z.string(),
  programme: z.string(),
  state: rewardState,
  reason: z.string().nullable(),
  bookedAt: instant,
  isHeld: z.boolean(),
});
export type RewardRow = z.output<typeof rewardRow>;

/** One movement: debit account → credit account, immutable. */
export const transfer = z.object({
  /** kind:ref, for example grant:01J… */
  id: z.string(),
  debit: z.string(),
  credit: z.string(),
  amountFen: fen,
  reason: z.string(),
  actor: z.string(),
  at: instant,
});
export type Transfer = z.output<typeof transfer>;

/** Every total opens to its rows: each figure names the ledger accounts it is the balance of. */
export const moneySummary = z.object({
  /** Put in by finance. */
  fundedFen: fen,
  /** Left in the pools. */
  poolFen: fen,
  /** Booked to people, not yet claimed. */
  owedFen: fen,
  /** Claimed, outcome not final. */
  inFlightFen: fen,
  paidFen: fen,
  /** Booked by hand while nobody knows yet whose it is. */
  suspenseFen: fen,
  rewards: z.array(z.object({ state: rewardState, count, sumFen: fen })),
  /** funded = pool + owed + in flight + paid + suspense, and every account equals its rows. */
  isBalanced: z.boolean(),
  /** Names of checks that failed at `checkedAt`, empty when all is well. */
  failedChecks: z.array(z.string()),
  checkedAt: instant,
});
export type MoneySummary = z.output<typeof moneySummary>;

export const rewardRoutes = {
  getWallet: route({
    method: 'GET',
    path: '/api/my/wallet',
    tag: '市民奖励',
    summary: '我的奖励余额',
    audience: ['citizen'],
    rate: 'read',
    answer: wallet,
  }),
  listMyRewards: route({
    method: 'GET',
    path: '/api/my/rewards',
    tag: '市民奖励',
    summary: '逐案奖励，新的在前',
    audience: ['citizen'],
    rate: 'read',
    query: z.object({ ...paging }),
    answer: pageOf(myReward),
  }),
  listRewards: route({
    method: 'GET',
    path: '/api/rewards',
    tag: '财务',
    summary: '奖励台账',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({
      ...paging,
      state: rewardState.optional(),
      held: z.literal('yes').optional(),
      text: z.string().trim().max(60).optional(),
    }),
    answer: pageOf(rewardRow),
  }),
  listRewardTransfers: route({
    method: 'GET',
    path: '/api/rewards/:id/transfers',
    tag: '财务',
    summary: '一笔奖励背后的全部账目',
    audience: MONEY_STAFF,
    rate: 'read',
    params: byId,
    answer: z.object({ items: z.array(transfer) }),
  }),
  appealReward: route({
    method: 'POST',
    path: '/api/my/rewards/:id/appeal',
    tag: '市民奖励',
    summary: '对奖励结论申诉，15 天内一次',
    audience: ['citizen'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ words: words(500).min(1) }),
    answer: myReward,
    refusals: ['not_found', 'appeal_not_possible', 'already_appealed', 'calendar_not_covered'],
  }),
  getMoneySummary: route({
    method: 'GET',
    path: '/api/money/summary',
    tag: '财务',
    summary: '资金总览，和最近一次核对账目的结果',
    audience: MONEY_STAFF,
    rate: 'read',
    answer: moneySummary,
  }),
  checkMoney: route({
    method: 'POST',
    path: '/api/money/checks',
    tag: '财务',
    summary: '立即从原始行重算并核对全部账目，记下结果（数据多时约需半分钟）',
    audience: MONEY_STAFF,
    rate: 'money',
    body: z.strictObject({}),
    answer: moneySummary,
  }),
  listTransfers: route({
    method: 'GET',
    path: '/api/money/transfers',
    tag: '财务',
    summary: '账目流水，新的在前；account 为账户前缀',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging, account: z.string().max(64).optional() }),
    answer: pageOf(transfer),
  }),
} as const;
