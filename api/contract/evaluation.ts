import { z } from 'zod';
import { count, day, id, instant, key, nothing, pageOf, paging, words } from './common.ts';
import { figureId, scheme, schemeDefinition } from './evaluation-scheme.ts';
import type { StaffRole } from './roles.ts';
import { route } from './route.ts';

/** These see every unit; a department's leader sees the own unit and what is under it. */
export const EVALUATION_STAFF = [
  'assessor',
  'supervisor',
  'centre_leader',
  'auditor',
] as const satisfies readonly StaffRole[];
const READERS = [...EVALUATION_STAFF, 'dept_leader'] as const;

/** By unit, by district, or by person (handlers, inspectors, acceptors, …). */
export const subjectKind = z.enum(['unit', 'area', 'person']);
export type SubjectKind = z.output<typeof subjectKind>;

/** Cases behind a figure, and the rate; null = not rated (未评): nothing to measure, or too few ratings. */
export const figure = z.object({
  id: figureId,
  numerator: count,
  denominator: count,
  rate: z.number().min(0).max(1).nullable(),
});
export type Figure = z.output<typeof figure>;

export const evaluationRow = z.object({
  /** A unit, an area or a person; `all` is the whole city. */
  id: key,
  name: z.string(),
  /** How deep in the unit tree, from 0. */
  depth: count,
  figures: z.array(figure),
  /** By the scheme alone, two decimals; null = not rated. */
  score: z.number().nullable(),
  /** Confirmed corrections, added up. */
  adjustment: z.number(),
  /** Score and corrections, with its grade. */
  finalScore: z.number().nullable(),
  grade: z.string().nullable(),
});
export type EvaluationRow = z.output<typeof evaluationRow>;

export const evaluationPeriod = z.object({
  id,
  fromDay: day,
  /** The first day after it. */
  toDay: day,
  /** The district it is about; null: the whole city. */
  areaId: key.nullable(),
  schemeId: key,
  schemeName: z.string(),
  schemeVersion: z.int(),
  ruleVersion: z.int(),
  frozenBy: z.string(),
  frozenAt: instant,
});
export type EvaluationPeriod = z.output<typeof evaluationPeriod>;

export const adjustment = z.object({
  id,
  subjectKind,
  subjectId: key,
  subjectName: z.string(),
  /** The mark of the formula that is given; null for points added to the score. */
  mark: z.string().nullable(),
  value: z.number(),
  reason: z.string(),
  state: z.enum(['proposed', 'confirmed', 'refused']),
  proposedBy: z.string(),
  proposedAt: instant,
  decidedBy: z.string().nullable(),
  /** This person may decide about it now. */
  mayDecide: z.boolean(),
});
export type Adjustment = z.output<typeof adjustment>;

/** A stretch of days in Asia/Shanghai, the last one not included, measured by one scheme. */
const range = {
  fromDay: day,
  toDay: day,
  schemeId: key,
  /** The newest when left out. */
  schemeVersion: z.coerce.number().int().min(1).optional(),
};
const RANGE_REFUSALS = ['period_unsuitable', 'scheme_unknown'] as const;
const tag = '综合评价';

export const evaluationRoutes = {
  listSchemes: route({
    method: 'GET',
    path: '/api/evaluation-schemes',
    tag,
    summary: '评价方案的全部版本，发布后不再改变',
    audience: [...READERS, 'admin'],
    rate: 'read',
    query: z.object(paging),
    answer: pageOf(scheme),
  }),
  publishScheme: route({
    method: 'POST',
    path: '/api/evaluation-schemes',
    tag,
    summary: '发布一个方案的新版本；权重之和须正好为 100',
    audience: ['admin'],
    rate: 'write',
    body: z.strictObject({ id: key, name: words(40).min(1), definition: schemeDefinition }),
    answer: scheme,
    refusals: ['weights_not_100', 'grades_unsuitable'],
  }),
  getEvaluation: route({
    method: 'GET',
    path: '/api/evaluations',
    tag,
    summary: '一段时间的评价：已冻结的给出冻结结果，未冻结的现算',
    audience: READERS,
    rate: 'read',
    query: z.object({ ...paging, ...range, by: subjectKind.default('unit') }),
    answer: pageOf(evaluationRow).extend({
      /** Set once the period is frozen. */
      period: evaluationPeriod.nullable(),
      scheme,
      computedAt: instant,
    }),
    refusals: RANGE_REFUSALS,
  }),
  listEvaluationCases: route({
    method: 'GET',
    path: '/api/evaluations/cases',
    tag,
    summary: '一个数字背后的案件：分子或分母的每一件',
    audience: READERS,
    rate: 'read',
    query: z.object({
      ...paging,
      ...range,
      by: subjectKind,
      subjectId: key,
      figure: figureId,
      part: z.enum(['numerator', 'denominator']),
    }),
    answer: pageOf(
      z.object({
        id,
        caseNo: z.string(),
        /** Whose it is below the subject asked for; an order that was passed on stands here once for each unit. */
        subjectId: key,
        /** Whether it is in the numerator too. */
        isHit: z.boolean(),
      }),
    ),
    refusals: RANGE_REFUSALS,
  }),
  listEvaluationPeriods: route({
    method: 'GET',
    path: '/api/evaluation-periods',
    tag,
    summary: '已冻结的评价，新的在前',
    audience: READERS,
    rate: 'read',
    query: z.object(paging),
    answer: pageOf(evaluationPeriod),
  }),
  exportBulletin: route({
    method: 'GET',
    path: '/api/evaluations/bulletin',
    tag,
    summary: '评价通报（XLSX）：各单位指标、分子分母、得分与等级',
    audience: EVALUATION_STAFF,
    rate: 'read',
    query: z.object({ ...range, by: subjectKind.default('unit') }),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    answer: nothing,
    refusals: RANGE_REFUSALS,
  }),
  freezeEvaluation: route({
    method: 'POST',
    path: '/api/evaluation-periods',
    tag,
    summary:
      '冻结一段已经过去的时间；之后案件再变，结果不变。发布方案的人不冻结，辖区人员只冻结本辖区',
    audience: ['assessor', 'centre_leader'],
    rate: 'write',
    body: z.strictObject(range),
    answer: evaluationPeriod,
    refusals: [
      ...RANGE_REFUSALS,
      'period_not_over',
      'period_frozen',
      'period_being_frozen',
      'second_person_required',
    ],
  }),
  listAdjustments: route({
    method: 'GET',
    path: '/api/evaluation-periods/:id/adjustments',
    tag,
    summary: '冻结后的更正，逐条留存',
    audience: EVALUATION_STAFF,
    rate: 'read',
    params: z.object({ id }),
    query: z.object(paging),
    answer: pageOf(adjustment),
  }),
  proposeAdjustment: route({
    method: 'POST',
    path: '/api/evaluation-periods/:id/adjustments',
    tag,
    summary: '提出一条评价更正：加减分，或给出方案里的一项人工评分',
    audience: ['assessor'],
    rate: 'write',
    params: z.object({ id }),
    body: z.strictObject({
      /** Made by the client: the same id again is the same proposal. */
      id,
      subjectKind,
      subjectId: key,
      mark: words(20).min(1).nullable(),
      /** Points with at most two decimals. */
      value: z.number().min(-100).max(100),
      reason: words(200).min(1, '请填写理由'),
    }),
    answer: adjustment,
    refusals: ['subject_unknown', 'mark_unknown', 'id_taken'],
  }),
  decideAdjustment: route({
    method: 'POST',
    path: '/api/evaluation-adjustments/:id/decision',
    tag,
    summary: '确认或否决一条评价更正；须由另一人',
    audience: ['assessor', 'centre_leader'],
    rate: 'write',
    params: z.object({ id }),
    body: z.strictObject({ isConfirmed: z.boolean() }),
    answer: adjustment,
    refusals: ['second_person_required', 'adjustment_decided'],
  }),
} as const;
