import { z } from 'zod';
import { byId, count, fen, id, instant, pageOf, paging } from './common.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

/** Where the money of one reward is. `owed` may be claimed; `in_payout` is on its way through WeChat Pay. */
export const rewardState = z.enum(['not_rewarded', 'owed', 'in_payout', 'paid', 'reversed']);
export type RewardState = z.output<typeof rewardState>;
export const REWARD_STATES: Record<RewardState, string> = {
  not_rewarded: '不予奖励',
  owed: '待领取',
  in_payout: '发放中',
  paid: '已发放',
  reversed: '已冲回',
};

/** Why a filed report earns nothing; the citizen reads the words. */
export const NO_REWARD_REASONS = {
  no_payee_consent: '您未同意使用微信收款信息，本次上报不计奖励',
  pool_empty: '本月奖励资金已用完，本次上报不计奖励',
  not_citizen: '非市民上报，不计奖励',
  no_programme: '当前没有进行中的奖励活动',
  class_not_rewarded: '这类问题不在奖励范围内',
} as const;
export type NoRewardReason = keyof typeof NO_REWARD_REASONS;

/** A reward as its owner sees it. */
export const myReward = z.object({
  id,
  caseId: id,
  caseNo: z.string(),
  label: z.string(),
  amountFen: fen,
  state: rewardState,
  /** In plain words: why not, or what to do next. */
  explanation: z.string(),
  bookedAt: instant,
  /** The payout under way or done; null while owed. */
  payoutId: id.nullable(),
});
export type MyReward = z.output<typeof myReward>;

export const wallet = z.object({
  /** May be claimed now. */
  owedFen: fen,
  /** Claimed, not yet final. */
  inPayoutFen: fen,
  paidFen: fen,
  rewardCount: count,
});
export type Wallet = z.output<typeof wallet>;

export const rewardRow = z.object({
  id,
  caseId: id,
  caseNo: z.string(),
  personAlias: z.string(),
  amountFen: fen,
  rewardClass: z.string(),
  programme: z.string(),
  state: rewardState,
  reason: z.string().nullable(),
  bookedAt: instant,
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
  rewards: z.array(z.object({ state: rewardState, count, sumFen: fen })),
  /** funded = pool + owed + in flight + paid, and every account equals its rows. */
  isBalanced: z.boolean(),
  /** Names of failed checks, empty when all is well. */
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
  getMoneySummary: route({
    method: 'GET',
    path: '/api/money/summary',
    tag: '财务',
    summary: '资金总览，并当场核对账目',
    audience: MONEY_STAFF,
    rate: 'read',
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
