import { z } from 'zod';
import { caseState } from './case-words.ts';
import { byId, count, day, id, instant, key, nothing, pageOf, paging, words } from './common.ts';
import { type CASE_STAFF, staffRoleNames } from './roles.ts';
import { route } from './route.ts';

/** Why a letter was opened: by a supervisor, by the reporter, or by the rule for what is long overdue. */
export const LETTER_KINDS = {
  supervise: '督办',
  urge: '市民督办',
  overdue_rule: '超期自动督办',
} as const;
export type LetterKind = keyof typeof LETTER_KINDS;

/** 督办函: asks who has the case for words, by a deadline of its own. */
export const letter = z.object({
  id,
  kind: z.enum(Object.keys(LETTER_KINDS) as [LetterKind, ...LetterKind[]]),
  caseId: id,
  caseNo: z.string(),
  /** Who has to answer; null: the centre, while no unit has the case. */
  unit: z.object({ id: key, name: z.string() }).nullable(),
  openedBy: z.string(),
  openedAt: instant,
  /** What is asked or ordered. */
  words: z.string(),
  /** One working day after it was opened. */
  dueAt: instant,
  /** When it was found unanswered after its deadline; stays after an answer. */
  overdueAt: instant.nullable(),
  answer: z.object({ words: z.string(), by: z.string(), at: instant }).nullable(),
  /** Whether the person who asks may answer it. */
  mayAnswer: z.boolean(),
});
export type Letter = z.output<typeof letter>;

/** An open case as a worklist by age shows it. */
export const agedCase = z.object({
  id,
  caseNo: z.string(),
  state: caseState,
  label: z.string(),
  address: z.string(),
  areaName: z.string(),
  unitName: z.string().nullable(),
  reportedAt: instant,
  dueAt: instant.nullable(),
  isOverdue: z.boolean(),
  /** Full days since it was reported. */
  ageDays: count,
});
export type AgedCase = z.output<typeof agedCase>;

/** Ages that the worklist counts, in days. */
export const AGES = [0, 7, 15, 30] as const;

/** The numbers of a week, each with the cases behind it. */
export const DIGEST_FIGURES = {
  received: '上周新派',
  finished: '上周反馈',
  open: '在办',
  overdue: '已超期',
  due_soon: '本周到期',
  letters: '待答复督办',
} as const;
export type DigestFigure = keyof typeof DIGEST_FIGURES;
export const digestFigure = z.enum(
  Object.keys(DIGEST_FIGURES) as [DigestFigure, ...DigestFigure[]],
);

export const digest = z.object({
  /** The Monday it is made on; it looks back on the week before and ahead on the one that begins. */
  week: day,
  unit: z.object({ id: key, name: z.string() }),
  madeAt: instant,
  figures: z.record(digestFigure, count),
});
export type Digest = z.output<typeof digest>;

export const MESSAGE_KINDS = {
  quarter_left: '时限提醒',
  overdue: '超期提醒',
  letter: '督办函',
  letter_overdue: '督办逾期',
  letter_answered: '督办答复',
  digest: '周报',
  task: '核实核查任务',
  task_escalated: '任务待指派',
  co_order: '协办',
  budget: '奖励资金',
  payouts: '付款',
  agreement: '待第二人同意',
} as const;
export type MessageKind = keyof typeof MESSAGE_KINDS;

/** What one person has asked for and another one has to agree to. */
export const AGREEMENTS = {
  programme: '奖励规则待发布',
  budget: '拨款待确认',
  denial: '奖励审核不通过待确认',
  debt: '应追回款项的结论待确认',
  payout: '付款待审批',
  stuck: '付款处理待确认',
  restart: '恢复付款待确认',
  adjustment: '调账待复核',
  difference: '对账差异结论待复核',
  watch: '列入名单待确认',
  rule: '自动办理规则待确认',
  score: '评价更正待确认',
  receipt: '回单号更正待确认',
} as const;
export type Agreement = keyof typeof AGREEMENTS;

export const staffMessage = z.object({
  id,
  kind: z.enum(Object.keys(MESSAGE_KINDS) as [MessageKind, ...MessageKind[]]),
  title: z.string(),
  text: z.string(),
  /** What it is about, if anything can be opened. */
  about: z
    .discriminatedUnion('what', [
      z.object({ what: z.literal('case'), id }),
      z.object({ what: z.literal('letter'), id }),
      z.object({ what: z.literal('digest'), unitId: key, week: day }),
      z.object({ what: z.literal('budgets') }),
      z.object({ what: z.literal('payouts') }),
      z.object({
        what: z.literal('agreement'),
        on: z.enum(Object.keys(AGREEMENTS) as [Agreement, ...Agreement[]]),
        /** The reward, payout, day of accounts, `id@version` of rules or `from/to/scheme.version` of a frozen evaluation. */
        id: z.string(),
      }),
    ])
    .nullable(),
  at: instant,
  readAt: instant.nullable(),
});
export type StaffMessage = z.output<typeof staffMessage>;

/** Who looks at the whole area; unit leaders see what concerns their unit. */
const WATCHERS = [
  'supervisor',
  'assessor',
  'centre_leader',
  'duty_chief',
  'dispatcher',
  'auditor',
  'dept_leader',
] as const satisfies readonly (typeof CASE_STAFF)[number][];

export const supervisionRoutes = {
  listLetters: route({
    method: 'GET',
    path: '/api/letters',
    tag: '督办',
    summary: '督办函；部门只看发给本单位的，其他岗位看本辖区的',
    audience: WATCHERS,
    rate: 'read',
    query: z.object({
      ...paging,
      only: z.enum(['all', 'open', 'overdue', 'answered']).default('all'),
      unitId: key.optional(),
    }),
    answer: pageOf(letter),
  }),
  getLetter: route({
    method: 'GET',
    path: '/api/letters/:id',
    tag: '督办',
    summary: '一份督办函',
    audience: WATCHERS,
    rate: 'read',
    params: byId,
    answer: letter,
  }),
  answerLetter: route({
    method: 'POST',
    path: '/api/letters/:id/answer',
    tag: '督办',
    summary: '答复督办函，一次；没有派遣单位时由指挥中心答复',
    audience: ['dept_leader', 'dispatcher', 'duty_chief'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ words: words(500).min(1, '请填写答复') }),
    answer: letter,
    refusals: ['letter_answered', 'not_your_letter'],
  }),
  listBacklog: route({
    method: 'GET',
    path: '/api/backlog',
    tag: '督办',
    summary: '立案后未结的案件，最久的在前',
    audience: WATCHERS,
    rate: 'read',
    query: z.object({
      ...paging,
      unitId: key.optional(),
      /** Reported at least so many full days ago. */
      minDays: z.coerce.number().int().min(0).max(3650).default(0),
    }),
    answer: pageOf(agedCase),
  }),
  countBacklog: route({
    method: 'GET',
    path: '/api/backlog/units',
    tag: '督办',
    summary: '各单位未结案件按存续天数的件数',
    audience: WATCHERS,
    rate: 'read',
    answer: z.object({
      items: z.array(
        z.object({
          /** Null: not dispatched yet. */
          unit: z.object({ id: key, name: z.string() }).nullable(),
          /** Cases at least as old as each of `AGES`. */
          counts: z.array(count).length(AGES.length),
        }),
      ),
    }),
  }),
  listDigests: route({
    method: 'GET',
    path: '/api/digests',
    tag: '督办',
    summary: '单位周报：每单位每周一份，周一八时生成',
    audience: WATCHERS,
    rate: 'read',
    query: z.object({ ...paging, unitId: key.optional(), week: day.optional() }),
    answer: pageOf(digest),
  }),
  listDigestCases: route({
    method: 'GET',
    path: '/api/digests/:unitId/:day/cases',
    tag: '督办',
    summary: '周报中一个数字背后的案件',
    audience: WATCHERS,
    rate: 'read',
    params: z.object({ unitId: key, day }),
    query: z.object({ ...paging, figure: digestFigure.default('open') }),
    answer: pageOf(z.object({ caseId: id, caseNo: z.string() })),
  }),
  listStaffMessages: route({
    method: 'GET',
    path: '/api/staff/messages',
    tag: '工作消息',
    summary: '发给我的提醒、督办、周报与资金告警，新的在前',
    audience: staffRoleNames,
    rate: 'read',
    query: z.object({ ...paging, only: z.enum(['all', 'unread']).default('all') }),
    answer: pageOf(staffMessage),
  }),
  countStaffMessages: route({
    method: 'GET',
    path: '/api/staff/messages/unread',
    tag: '工作消息',
    summary: '未读条数',
    audience: staffRoleNames,
    rate: 'read',
    answer: z.object({ unread: count }),
  }),
  readStaffMessages: route({
    method: 'POST',
    path: '/api/staff/messages/read',
    tag: '工作消息',
    summary: '标为已读；不给编号即全部',
    audience: staffRoleNames,
    rate: 'write',
    body: z.strictObject({ ids: z.array(id).min(1).max(100).optional() }),
    answer: nothing,
  }),
} as const;
