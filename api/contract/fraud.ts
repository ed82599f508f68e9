import { z } from 'zod';
import { byId, count, fen, id, instant, key, pageOf, paging, words } from './common.ts';
import { photoMarks } from './files.ts';
import { MONEY_STAFF } from './roles.ts';
import { route } from './route.ts';

/** Why a person looks at a reward before it is paid. Only staff read these; the reporter reads 「审核中」. */
export const FRAUD_CODES = {
  same_picture: '同一张照片',
  near_picture: '照片相似',
  splitting: '拆分上报',
  exif_time: '拍摄时间不符',
  exif_place: '拍摄位置不符',
  device_clock: '手机时间异常',
  speed: '移动过快',
  device_ring: '一机多号',
  phone_ring: '一号多户',
  busy: '上报量大',
  place_ring: '结伴上报',
  collusion: '受理集中',
  staged: '疑似自造',
  watch_listed: '重点关注',
  not_assessed: '未能评估',
} as const;
export type FraudCode = keyof typeof FRAUD_CODES;
export const fraudCode = z.enum(Object.keys(FRAUD_CODES) as [FraudCode, ...FraudCode[]]);

export const signal = z.object({
  code: fraudCode,
  score: z.int(),
  /** Names the evidence: which photo, which case, what distance. */
  words: z.string(),
  evidence: z
    .object({
      photoId: id,
      otherPhotoId: id,
      /** Which of this report's photos, from 1; whose case the other is; of 256 places, how many differ. */
      nth: count.optional(),
      otherCaseNo: z.string().optional(),
      isSamePerson: z.boolean().optional(),
      distance: count.optional(),
    })
    .optional(),
});
export type Signal = z.output<typeof signal>;

export const rewardReview = z.object({
  rewardId: id,
  caseNo: z.string(),
  personAlias: z.string(),
  amountFen: fen,
  score: z.int(),
  codes: z.array(fraudCode),
  bookedAt: instant,
  /** Null once it is decided, or settled another way. */
  heldAt: instant.nullable(),
  /** Who has asked to deny it, while a second person has not agreed yet. */
  denialAskedBy: z.string().nullable(),
  /** Drawn by lot; decides alone until `reviewBy`, then anybody in finance may. */
  reviewer: z.object({ id: key, name: z.string() }).nullable(),
  reviewBy: instant.nullable(),
  mayDecide: z.boolean(),
});
export type RewardReview = z.output<typeof rewardReview>;

/**
 * What finance needs to decide and no more: sentences, and of two pictures said to be alike the thumbnails. No
 * place, no words of the report, no full-size picture; each opening is logged.
 */
export const reviewStory = z.object({
  review: rewardReview,
  signals: z.array(
    z.object({
      ...signal.shape,
      pictures: z
        .object({
          own: z.url().nullable(),
          other: z.url().nullable(),
          /** When each was received: the earlier one is never the copy. */
          ownAt: instant.nullable(),
          otherAt: instant.nullable(),
        })
        .nullable(),
    }),
  ),
  ruleVersion: z.string(),
  /** So that the draw can be checked: the seed, and the ids it was drawn from. */
  draw: z.object({ seed: z.string(), from: z.array(key) }).nullable(),
});
export type ReviewStory = z.output<typeof reviewStory>;

export const watchState = z.enum(['proposed', 'active', 'ended', 'refused']);
export type WatchState = z.output<typeof watchState>;
export const WATCH_STATES: Record<WatchState, string> = {
  proposed: '待确认',
  active: '生效中',
  ended: '已解除',
  refused: '未通过',
};
export const WATCH_LEVELS = { warn: '提醒', review: '先审后付' } as const;

const watchEntry = {
  id,
  level: z.enum(['warn', 'review']),
  reason: z.string(),
  state: watchState,
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  appeal: z.enum(['open', 'upheld', 'refused']).nullable(),
};
export const watchRow = z.object({
  ...watchEntry,
  personAlias: z.string(),
  /** Made by a rule over facts, not by hand. */
  isByRule: z.boolean(),
  madeAt: instant,
  /** How long it holds from the moment a second person agrees. */
  days: count,
  history: z.array(z.object({ what: z.string(), by: z.string(), words: z.string(), at: instant })),
  mayConfirm: z.boolean(),
  mayDecideAppeal: z.boolean(),
});
export type WatchRow = z.output<typeof watchRow>;
const said = z.object({ words: z.string(), at: instant });
export const myWatchEntry = z.object({
  ...watchEntry,
  /** The last instant at which it may be appealed against; null before it is in force. */
  appealUntil: instant.nullable(),
  mayAppeal: z.boolean(),
  /** What the person wrote, and what somebody who took no part answered. */
  appealed: said.nullable(),
  answered: said.nullable(),
  /** Why it was taken off before its end, where that was not by an appeal. */
  ended: said.nullable(),
});
export type MyWatchEntry = z.output<typeof myWatchEntry>;

export const secondLook = z.object({
  id,
  caseNo: z.string(),
  filedBy: z.string(),
  filedAt: instant,
  looker: z.object({ id: key, name: z.string() }).nullable(),
  isMine: z.boolean(),
  verdict: z.enum(['right', 'wrong']).nullable(),
  note: z.string().nullable(),
  lookedAt: instant.nullable(),
});
export type SecondLook = z.output<typeof secondLook>;

const LOOKERS = ['acceptor', 'duty_chief'] as const;

/** An earlier case with the same or a like picture, known from the moment of the report. */
export const pictureCopy = z.object({
  caseId: id,
  caseNo: z.string(),
  /** Names the photo, the case and how much they differ. */
  words: z.string(),
  isSamePerson: z.boolean(),
});
export type PictureCopy = z.output<typeof pictureCopy>;

export const fraudRoutes = {
  listRewardReviews: route({
    method: 'GET',
    path: '/api/reward-reviews',
    tag: '风控审核',
    summary: '先审后付的奖励：待审核的，或全部评估为需审核的，新的在前',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging, only: z.enum(['open', 'all']).default('open') }),
    answer: pageOf(rewardReview),
  }),
  getRewardReview: route({
    method: 'GET',
    path: '/api/reward-reviews/:id',
    tag: '风控审核',
    summary: '一笔奖励为何需要审核：逐条理由与证据照片；每次查看都会记录',
    audience: MONEY_STAFF,
    rate: 'read',
    params: byId,
    answer: reviewStory,
  }),
  getPhotoMarks: route({
    method: 'GET',
    path: '/api/photo-marks',
    tag: '风控审核',
    summary: '旧照片的局部特征补到哪里：已有、待补和跳过的张数与原因；每晚续补，近 180 天的照片',
    audience: MONEY_STAFF,
    rate: 'read',
    answer: photoMarks,
  }),
  listWatch: route({
    method: 'GET',
    path: '/api/watch-list',
    tag: '风控审核',
    summary: '重点关注名单，含历史；新的在前',
    audience: MONEY_STAFF,
    rate: 'read',
    query: z.object({ ...paging, state: watchState.optional() }),
    answer: pageOf(watchRow),
  }),
  proposeWatch: route({
    method: 'POST',
    path: '/api/watch-list',
    tag: '风控审核',
    summary: '提议把一笔奖励的上报人列入名单；须另一人确认才生效，同一编号重复提交只算一次',
    audience: ['finance'],
    rate: 'write',
    body: z.strictObject({
      id,
      rewardId: id,
      reason: words(200).min(1, '请填写理由'),
      days: z.int().min(1).max(365),
    }),
    answer: watchRow,
    refusals: ['not_found', 'id_taken'],
  }),
  decideWatch: route({
    method: 'POST',
    path: '/api/watch-list/:id/decision',
    tag: '风控审核',
    summary: '确认或不同意列入名单；须为提议人以外的人',
    audience: ['finance'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ isConfirmed: z.boolean(), note: words(200).min(1, '请填写意见') }),
    answer: watchRow,
    refusals: ['not_found', 'second_person_required', 'watch_decided'],
  }),
  endWatch: route({
    method: 'POST',
    path: '/api/watch-list/:id/end',
    tag: '风控审核',
    summary: '提前解除名单中的一项；历史保留',
    audience: ['finance'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ note: words(200).min(1, '请填写理由') }),
    answer: watchRow,
    refusals: ['not_found', 'watch_decided'],
  }),
  decideWatchAppeal: route({
    method: 'POST',
    path: '/api/watch-list/:id/appeal-decision',
    tag: '风控审核',
    summary: '答复对名单的申诉，须为没有参与列入的人；成立即解除',
    audience: ['finance'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ isUpheld: z.boolean(), note: words(200).min(1, '请填写答复') }),
    answer: watchRow,
    refusals: ['not_found', 'second_person_required', 'no_watch_appeal'],
  }),
  listMyWatch: route({
    method: 'GET',
    path: '/api/my/watch-list',
    tag: '市民奖励',
    summary: '我是否在重点关注名单中、原因、起止时间',
    audience: ['citizen'],
    rate: 'read',
    answer: z.object({ items: z.array(myWatchEntry).max(50) }),
  }),
  appealWatch: route({
    method: 'POST',
    path: '/api/my/watch-list/:id/appeal',
    tag: '市民奖励',
    summary: '对列入名单申诉，15 天内一次',
    audience: ['citizen'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ words: words(400).min(1, '请填写申诉理由') }),
    answer: myWatchEntry,
    refusals: ['not_found', 'appeal_not_possible', 'already_appealed'],
  }),
  listPictureCopies: route({
    method: 'GET',
    path: '/api/cases/:id/picture-copies',
    tag: '案件办理',
    summary: '本案照片与此前案件的照片相同或相似：供受理时核对，系统不据此退回',
    audience: [...LOOKERS, 'centre_leader', 'auditor'],
    rate: 'read',
    params: byId,
    answer: z.object({ items: z.array(pictureCopy).max(20) }),
  }),
  listSecondLooks: route({
    method: 'GET',
    path: '/api/second-looks',
    tag: '案件办理',
    summary: '立案抽查：随机抽出的立案由另一人再看一遍',
    audience: [...LOOKERS, 'centre_leader', 'auditor'],
    rate: 'read',
    query: z.object({ ...paging, only: z.enum(['mine', 'open', 'wrong', 'all']).default('open') }),
    answer: z.object({
      ...pageOf(secondLook).shape,
      /** In all that were drawn and looked at. */
      lookedCount: count,
      wrongCount: count,
    }),
  }),
  answerSecondLook: route({
    method: 'POST',
    path: '/api/second-looks/:id/verdict',
    tag: '案件办理',
    summary: '给出抽查结论；不能抽查自己立的案',
    audience: LOOKERS,
    rate: 'write',
    params: byId,
    body: z.strictObject({ verdict: z.enum(['right', 'wrong']), note: words(200).default('') }),
    answer: secondLook,
    refusals: ['not_found', 'own_work', 'not_your_look', 'look_done', 'note_required'],
  }),
} as const;
