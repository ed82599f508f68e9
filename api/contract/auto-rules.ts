import { z } from 'zod';
import { byId, count, day, fen, id, instant, key, pageOf, paging, words } from './common.ts';
import { CASE_STAFF } from './roles.ts';
import { route } from './route.ts';
import { categoryPrefix } from './routing.ts';

/** What a rule does by itself: 立案 a case that waits for it, or 派遣 it to the unit the duties name. */
export const AUTO_RULE_KINDS = { register: '自动立案', dispatch: '自动派遣' } as const;
export type AutoRuleKind = keyof typeof AUTO_RULE_KINDS;
export const autoRuleKind = z.enum(['register', 'dispatch']);

export const AUTO_RULE_REPORTERS = {
  anyone: '不限',
  citizen: '市民上报',
  staff: '工作人员上报',
} as const;

export const AUTO_RULE_STATES = {
  waiting: '待确认',
  coming: '未到生效日',
  in_force: '生效中',
  over: '已到期',
  stopped: '已停用',
} as const;
export type AutoRuleState = keyof typeof AUTO_RULE_STATES;

/** What is published: it never changes, another wording is the next version. */
const terms = {
  kind: autoRuleKind,
  name: words(16).min(2, '请填写规则名称'),
  /** Answers for what the rule does; named with every step it takes. */
  ownerId: key,
  /** P, E, a major or a minor class: everything that begins so. */
  categoryPrefix,
  /** Null: the whole city. */
  areaId: key.nullable(),
  reporter: z.enum(['anyone', 'citizen', 'staff']),
  /** Whether it may touch what endangers people; usually a person decides these. */
  takesDangerous: z.boolean(),
  /** Filing that would book more is left to a person; null: any amount. Only for `register`. */
  maxRewardFen: fen.nullable(),
  validFrom: day,
  /** The last day; null while it lasts. */
  validTo: day.nullable(),
};

const person = z.object({ id: key, name: z.string() });

export const autoRule = z.object({
  ...terms,
  id,
  version: z.int().min(1),
  state: z.enum(Object.keys(AUTO_RULE_STATES) as [AutoRuleState, ...AutoRuleState[]]),
  owner: person,
  categoryName: z.string(),
  areaName: z.string().nullable(),
  published: z.object({ by: person, at: instant }),
  confirmed: z.object({ by: person, at: instant }).nullable(),
  /** `by` is null when the house stopped it: its owner left. */
  stopped: z.object({ by: person.nullable(), at: instant, reason: z.string() }).nullable(),
  /** Cases this version has filed or dispatched. */
  doneCount: count,
});
export type AutoRule = z.output<typeof autoRule>;

export const publishAutoRuleBody = z.strictObject({ id, ...terms });

export const autoRuleRoutes = {
  listAutoRules: route({
    method: 'GET',
    path: '/api/auto-rules',
    tag: '自动办理规则',
    summary: '已发布的自动立案与自动派遣规则，各版本，新的在前',
    audience: [...CASE_STAFF, 'admin'],
    rate: 'read',
    query: z.object({ ...paging, only: z.enum(['current', 'all']).default('current') }),
    answer: pageOf(autoRule),
  }),
  listAutoRuleOwners: route({
    method: 'GET',
    path: '/api/auto-rule-owners',
    tag: '自动办理规则',
    summary: '可以担任规则负责人的人员',
    audience: ['duty_chief'],
    rate: 'read',
    query: z.object({ kind: autoRuleKind }),
    answer: z.object({ items: z.array(person).max(200) }),
  }),
  publishAutoRule: route({
    method: 'POST',
    path: '/api/auto-rules',
    tag: '自动办理规则',
    summary: '发布规则，另一人确认后才生效；同一编号的新内容是下一版本',
    audience: ['duty_chief'],
    rate: 'write',
    body: publishAutoRuleBody,
    answer: autoRule,
    refusals: [
      'category_unknown',
      'area_unknown',
      'rule_owner_unsuitable',
      'period_unsuitable',
      'id_taken',
    ],
  }),
  confirmAutoRule: route({
    method: 'POST',
    path: '/api/auto-rules/:id/confirm',
    tag: '自动办理规则',
    summary: '确认规则的一个版本，须由发布人以外的另一人；此前的版本随即停用',
    audience: ['centre_leader'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ version: z.int().min(1) }),
    answer: autoRule,
    refusals: ['second_person_required', 'rule_stopped', 'rule_confirmed', 'rule_owner_unsuitable'],
  }),
  stopAutoRule: route({
    method: 'POST',
    path: '/api/auto-rules/:id/stop',
    tag: '自动办理规则',
    summary: '立即停用规则的一个版本，一个人即可；已办的案件不受影响',
    audience: ['duty_chief', 'centre_leader'],
    rate: 'write',
    params: byId,
    body: z.strictObject({
      version: z.int().min(1),
      reason: words(100).min(2, '请填写停用原因'),
    }),
    answer: autoRule,
    refusals: ['rule_stopped'],
  }),
} as const;
