import { z } from 'zod';
import { byId, count, day, fen, id, instant, key, pageOf, paging, words } from './common.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份格式不正确');

/** Money for one programme and month; there is no other way into a pool. */
export const budget = z.object({
  id,
  programmeId: key,
  /** Of the month if it is over, else of today. */
  programmeName: z.string(),
  month,
  amountFen: fen,
  reason: z.string(),
  state: z.enum(['asked', 'confirmed', 'refused']),
  askedBy: z.string(),
  askedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** Is not the one who asked. */
  mayDecide: z.boolean(),
});
export type Budget = z.output<typeof budget>;

/** What is so at this moment: a top-up ends it. */
export const POOL_ALARMS = {
  almost_used: '已用八成',
  too_little: '不足一笔奖励',
  used_up: '已用完',
} as const;
export type PoolAlarm = keyof typeof POOL_ALARMS;

export const rewardPool = z.object({
  programmeId: key,
  /** Of the month if it is over, else of today. */
  programmeName: z.string(),
  month,
  /** By finance, less what was handed back: the months add up to what finance put in. */
  fundedFen: z.int(),
  /** Already taken off it. */
  returnedFen: fen,
  /** From the suspense account; below zero when more went there. */
  adjustedFen: z.int(),
  /** By rewards alone: funded + adjusted - used = left. */
  usedFen: fen,
  leftFen: fen,
  alarm: z.enum(Object.keys(POOL_ALARMS) as [PoolAlarm, ...PoolAlarm[]]).nullable(),
});
export type RewardPool = z.output<typeof rewardPool>;

export const debtState = z.enum(['open', 'recovered', 'written_off']);
export type DebtState = z.output<typeof debtState>;
export const DEBT_STATES: Record<DebtState, string> = {
  open: '待追回',
  recovered: '已追回',
  written_off: '已核销',
};
/** Paid for a case that was voided afterwards: people settle it, no later reward is cut by it. */
export const debt = z.object({
  rewardId: id,
  caseNo: z.string(),
  personAlias: z.string(),
  amountFen: fen,
  why: z.string(),
  madeAt: instant,
  state: debtState,
  /** What one person proposes, and who. */
  askedState: debtState.nullable(),
  askedBy: z.string().nullable(),
  askedNote: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  mayDecide: z.boolean(),
});
export type Debt = z.output<typeof debt>;

export const prizeKind = z.enum(['ranking', 'lottery']);
export const PRIZE_KINDS = { ranking: '月度排行', lottery: '月度抽奖' } as const;
/** One ranking or draw. The seed's SHA-256 is public before the month's draw, the seed itself after it. */
export const prizeRound = z.object({
  programmeId: key,
  month,
  kind: prizeKind,
  seedSha256: z.string().nullable(),
  seed: z.string().nullable(),
  bookedOn: day.nullable(),
  entryCount: count,
  winners: z.array(z.object({ place: z.int(), alias: z.string(), amountFen: fen })),
});
export type PrizeRound = z.output<typeof prizeRound>;

const tag = '奖励资金';
export const rewardMoneyRoutes = {
  listRewardPools: route({
    method: 'GET',
    path: '/api/reward-pools',
    tag,
    summary: '各活动各月的奖励资金与告警',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging }),
    answer: pageOf(rewardPool),
  }),
  listBudgets: route({
    method: 'GET',
    path: '/api/reward-budgets',
    tag,
    summary: '预算申请，新的在前',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging }),
    answer: pageOf(budget),
  }),
  askBudget: route({
    method: 'POST',
    path: '/api/reward-budgets',
    tag,
    summary: '申请拨款；拨入某月的奖励资金，同一编号只算一次',
    audience: ['finance'],
    rate: 'write',
    body: z.strictObject({
      id,
      programmeId: key,
      month,
      amountFen: fen.min(1).max(10_000_000_000),
      reason: words(200).min(1),
    }),
    answer: budget,
    refusals: ['not_found', 'id_taken', 'budget_month_over'],
  }),
  decideBudget: route({
    method: 'POST',
    path: '/api/reward-budgets/:id/decision',
    tag,
    summary: '确认或退回拨款申请；须由另一人，确认即拨入资金池',
    audience: ['finance'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ isConfirmed: z.boolean() }),
    answer: budget,
    refusals: ['not_found', 'second_person_required', 'budget_decided', 'budget_month_over'],
  }),
  listDebts: route({
    method: 'GET',
    path: '/api/reward-debts',
    tag,
    summary: '已付而应追回的奖励',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging, state: debtState.optional() }),
    answer: pageOf(debt),
  }),
  settleDebt: route({
    method: 'POST',
    path: '/api/reward-debts/:id/settlement',
    tag,
    summary: '提出或确认应追回款项的结论；另一人以同样结论确认后生效',
    audience: ['finance'],
    rate: 'write',
    params: byId,
    body: z.strictObject({
      state: z.enum(['recovered', 'written_off']),
      note: words(200).min(1),
    }),
    answer: debt,
    refusals: ['not_found', 'second_person_required', 'debt_settled'],
  }),
  listPrizeRounds: route({
    method: 'GET',
    path: '/api/reward-prizes',
    tag: '市民奖励',
    summary: '排行与抽奖的公示：种子摘要、开奖后的种子、隐名名单',
    audience: 'anyone',
    rate: 'read',
    query: z.object({ ...paging }),
    answer: pageOf(prizeRound),
  }),
  bookPrizes: route({
    method: 'POST',
    path: '/api/reward-prizes',
    tag,
    summary: '按规则结算上月排行或开奖，奖金记入账户；重复提交只结算一次',
    audience: ['finance'],
    rate: 'write',
    body: z.strictObject({ programmeId: key, month, kind: prizeKind }),
    answer: prizeRound,
    refusals: ['not_found', 'month_not_over', 'seed_not_committed', 'insufficient_funds'],
  }),
} as const;
