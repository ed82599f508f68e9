import { z } from 'zod';
import { byId, count, fen, id, instant, pageOf, paging, words } from './common.ts';
import { APPEAL_DAYS, myAppeal } from './reward-reviews.ts';
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
  reversed: '已收回',
  points: '已记积分',
};

/** Why a filed report earns nothing; the citizen reads the words. */
export const NO_REWARD_REASONS = {
  no_payee_consent: '您未同意使用微信收款信息，本次上报不计奖励',
  consent_outdated:
    '《用户服务与隐私说明》已更新，您还没有同意新版，本次上报不计奖励；在“我的”里同意后，之后的上报照常计奖',
  pool_empty: '本月奖励资金已用完，本次上报不计奖励',
  not_citizen: '非市民上报，不计奖励',
  no_programme: '当前没有进行中的奖励活动',
  class_not_rewarded: '这类问题不在奖励范围内',
  awaits_check: '核查通过后计奖，请留意进展',
  awaits_closing: '结案后计奖，请留意进展',
  outside_area: '上报地点不在奖励活动的区域内',
  not_real_name: '奖励活动要求实名，您尚未完成，本次上报不计奖励',
  no_phone: '奖励活动要求绑定手机号，本次上报不计奖励；在“我的”里绑定后，之后的上报照常计奖',
  under_age: '您声明未满 14 周岁，可以上报，不计奖励；年满后可在“我的”里重新声明',
  collector_found_first: '工作人员已先发现该问题，不重复奖励',
  never_rewarded: '经审核，本次上报不属于奖励范围',
  duplicate: '同一问题只奖最先立案的一位，该问题已有人先立案',
  too_soon_again: '同一问题在规定的间隔内重复上报，不重复奖励',
  late_report: '上报时间超过了奖励活动规定的时限',
  not_enough_evidence: '照片、位置或现场测量不满足奖励规则的要求',
  below_threshold: '问题的程度未达到奖励标准',
  over_cap: '您在本期的奖励已达上限，本次上报不再计奖',
} as const;
export type NoRewardReason = keyof typeof NO_REWARD_REASONS;

/** Why a reward is not, or no longer, its owner's. */
export const REWARD_REASONS = {
  ...NO_REWARD_REASONS,
  case_voided: '案件已作废，奖励已冲回',
  claim_expired: '超过领取期限，奖励已退回奖励资金',
  review_denied: '审核未通过，奖励已退回奖励资金',
} as const;
export type RewardReason = keyof typeof REWARD_REASONS;
export const rewardReason = z.enum(
  Object.keys(REWARD_REASONS) as [RewardReason, ...RewardReason[]],
);

/** How one reward stands for its owner: what the tag beside it says. */
export const REWARD_STANDINGS = {
  awaited: '待计奖',
  held: '待审核',
  claimable: '可领取',
  returned: '已退回可重领',
  waiting_for_you: '待您确认',
  paying: '处理中',
  paid: '已到账',
  points: '已记积分',
  not_rewarded: '未获奖励',
  denied: '审核未通过',
  expired: '已过期失效',
  reversed: '已冲回',
} as const;
export type RewardStanding = keyof typeof REWARD_STANDINGS;
export const rewardStanding = z.enum(
  Object.keys(REWARD_STANDINGS) as [RewardStanding, ...RewardStanding[]],
);

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
  standing: rewardStanding,
  /** Why it is not, or no longer, the owner's; null while it is. */
  reason: rewardReason.nullable(),
  /** In plain words: why not, or what to do next. */
  explanation: z.string(),
  bookedAt: instant,
  /** The first instant at which it is too late to claim; null when there is nothing to claim. */
  claimUntil: instant.nullable(),
  /** Until when the owner may confirm in WeChat; null while WeChat does not wait for it. */
  confirmUntil: instant.nullable(),
  /** When WeChat said that the money arrived. */
  paidAt: instant.nullable(),
  /** The payout under way or done; null while owed. */
  payoutId: id.nullable(),
  /** Until when something may be said against what was refused; null when nothing was. */
  appealUntil: instant.nullable(),
  /** There is still time to, and nothing was said against it yet. */
  mayAppeal: z.boolean(),
  appeal: myAppeal.nullable(),
});
export type MyReward = z.output<typeof myReward>;

/** What was ever earned is the sum of the other amounts: each reward counts in exactly one of them, to the fen. */
export const wallet = z.object({
  /** All that was ever booked to the person. */
  earnedFen: fen,
  /** May be claimed now, and was never sent. */
  owedFen: fen,
  /** Was sent, did not arrive and came back: may be claimed again now. */
  returnedFen: fen,
  /** Booked, and looked at before it may be claimed. */
  heldFen: fen,
  /** Claimed; WeChat waits for the person's tap. */
  toConfirmFen: fen,
  /** The first hour by which some of that must be confirmed; null when nothing waits, or all of it is too late. */
  confirmUntil: instant.nullable(),
  /** The one to be confirmed first; null when nothing waits. */
  confirmRewardId: id.nullable(),
  /** Claimed, on its way without the person. */
  inPayoutFen: fen,
  paidFen: fen,
  /** Nobody claimed it in time, whether or not it has gone back to the pool yet. */
  expiredFen: fen,
  /** Two people refused it. */
  deniedFen: fen,
  /** Its case was voided. */
  reversedFen: fen,
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
  /** Whose reward it is; null where only the city's own money moves. */
  personAlias: z.string().nullable(),
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
  /** Of these: people look at them before they may be claimed. */
  held: z.object({ count, sumFen: fen }),
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
    summary: '逐案奖励，新的在前；only=open 只列现在可以领取或待本人确认的',
    audience: ['citizen'],
    rate: 'read',
    query: z.object({ ...paging, only: z.enum(['all', 'open']).default('all') }),
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
    summary: `对奖励结论申诉，${APPEAL_DAYS} 天内一次`,
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
    summary: '账目流水，新的在前；account 为账户前缀，whole 为这些账户的全部分录',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging, account: z.string().max(64).optional() }),
    answer: pageOf(transfer).extend({
      /** All movements of the accounts asked for, on whatever page, added up from their rows: in less out. */
      whole: z.object({ count, netFen: z.int() }).nullable(),
    }),
  }),
} as const;
