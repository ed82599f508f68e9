import { z } from 'zod';
import { byId, id, instant, pageOf, paging, words } from './common.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

/** How long a decision may be appealed against, and how soon it is answered. */
export const APPEAL_DAYS = 15;
export const APPEAL_WORK_DAYS = 5;

/** One word against a decision: each reward has one. */
export const appealState = z.enum(['open', 'upheld', 'refused']);
export type AppealState = z.output<typeof appealState>;
export const APPEAL_STATES: Record<AppealState, string> = {
  open: '待复核',
  upheld: '申诉成立',
  refused: '维持原结论',
};
export const myAppeal = z.object({
  state: appealState,
  /** What the owner wrote. */
  words: z.string(),
  askedAt: instant,
  /** `APPEAL_WORK_DAYS` after it was asked. */
  dueAt: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
});
export type MyAppeal = z.output<typeof myAppeal>;

/** Why a reward is, or was, looked at, and what came of it. */
export const rewardHold = z.object({
  id,
  codes: z.array(z.string()),
  score: z.int(),
  why: z.string(),
  heldAt: instant,
  /** `lapsed`: settled another way, for example its case was voided. */
  state: z.enum(['open', 'released', 'denied', 'lapsed']),
  /** The first of the two people who refuse it. */
  denyAskedBy: z.string().nullable(),
  denyReason: z.string().nullable(),
  /** Whoever asks now may be the second. */
  mayDeny: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionNote: z.string().nullable(),
});
export type RewardHold = z.output<typeof rewardHold>;

export const rewardAppeal = z.object({
  ...myAppeal.shape,
  id,
  rewardId: id,
  caseNo: z.string(),
  personAlias: z.string(),
  /** What it is against, in plain words. */
  against: z.string(),
  decidedBy: z.string().nullable(),
  /** Did not take part in what it is against. */
  mayDecide: z.boolean(),
});
export type RewardAppeal = z.output<typeof rewardAppeal>;

export const rewardReviewRoutes = {
  listRewardHolds: route({
    method: 'GET',
    path: '/api/rewards/:id/holds',
    tag: '财务',
    summary: '一笔奖励的审核记录',
    audience: MONEY_STAFF,
    rate: 'read',
    params: byId,
    answer: z.object({ items: z.array(rewardHold) }),
  }),
  releaseReward: route({
    method: 'POST',
    path: '/api/rewards/:id/release',
    tag: '财务',
    summary: '奖励审核通过；恢复可领取；领取期限按审核时间顺延',
    audience: ['finance'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ note: words(200).min(1) }),
    answer: z.object({ state: z.literal('released') }),
    refusals: ['not_found', 'reward_not_held'],
  }),
  denyReward: route({
    method: 'POST',
    path: '/api/rewards/:id/denial',
    tag: '财务',
    summary: '奖励审核不通过；第一人提出，第二人确认后冲回，上报人可见理由',
    audience: ['finance'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ reason: words(200).min(1) }),
    answer: z.object({ state: z.enum(['asked', 'denied']) }),
    refusals: ['not_found', 'reward_not_held', 'second_person_required'],
  }),
  listRewardAppeals: route({
    method: 'GET',
    path: '/api/reward-appeals',
    tag: '财务',
    summary: '奖励申诉，新的在前',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging, state: appealState.optional() }),
    answer: pageOf(rewardAppeal),
  }),
  decideRewardAppeal: route({
    method: 'POST',
    path: '/api/reward-appeals/:id/decision',
    tag: '财务',
    summary: '复核申诉；参与过原结论的人不能复核。成立时按规则计奖，金额不由人填写',
    audience: ['finance'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ isUpheld: z.boolean(), answer: words(200).min(1) }),
    answer: rewardAppeal,
    refusals: [
      'not_found',
      'appeal_decided',
      'decided_before',
      'nothing_to_grant',
      'insufficient_funds',
    ],
  }),
} as const;
