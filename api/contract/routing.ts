import { z } from 'zod';
import { byId, day, id, instant, key, pageOf, paging } from './common.ts';
import { CASE_STAFF } from './roles.ts';
import { route } from './route.ts';

/** 属主: who owns or runs the thing; 属地: who answers for the territory. Which comes first is the city's setting. */
export const DUTY_BASES = { owner: '属主', territory: '属地' } as const;
export type DutyBasis = keyof typeof DUTY_BASES;
export const dutyBasis = z.enum(['owner', 'territory']);

export const categoryPrefix = z
  .string()
  .regex(/^[PE](\d{2}|\d{4,5})?$/, '请填写 P、E、大类（如 E01）或小类代码（如 E0110）');

/** A unit answers for a class of problems, in one area or the whole city. */
export const duty = z.object({
  id,
  /** P, E, a major (E01) or a minor class (E0110): everything that begins so. */
  categoryPrefix,
  categoryName: z.string(),
  area: z.object({ id: key, name: z.string() }).nullable(),
  unit: z.object({ id: key, name: z.string() }),
  basis: dutyBasis,
  /** 1 comes first; decides only between duties that are equal otherwise. */
  priority: z.int().min(1).max(9),
  validFrom: day,
  /** The last day; null while it lasts. */
  validTo: day.nullable(),
});
export type Duty = z.output<typeof duty>;

export const unitProposal = z.object({
  unit: z.object({ id: key, name: z.string() }),
  dutyId: id,
  /** Which duty speaks for the unit, and why it stands before the next one. */
  explanation: z.string(),
  /** It has sent this very case back. */
  hasReturned: z.boolean(),
  /** The city's own order puts it before the next one; otherwise only a date or a number does. */
  isClear: z.boolean(),
});
export type UnitProposal = z.output<typeof unitProposal>;

export const caseReturn = z.object({
  unitId: key.nullable(),
  unitName: z.string(),
  by: z.string(),
  reason: z.string(),
  note: z.string().nullable(),
  at: instant,
});
export type CaseReturn = z.output<typeof caseReturn>;

export const routingRoutes = {
  listUnitProposals: route({
    method: 'GET',
    path: '/api/cases/:id/unit-proposals',
    tag: '职责与派遣',
    summary: '由谁处置的建议及理由，以及此前退回本案的单位',
    audience: ['dispatcher', 'centre_leader'],
    rate: 'read',
    params: byId,
    answer: z.object({
      proposals: z.array(unitProposal).max(20),
      returns: z.array(caseReturn).max(50),
    }),
  }),
  listDuties: route({
    method: 'GET',
    path: '/api/duties',
    tag: '职责与派遣',
    summary: '单位职责：类别 × 区域 × 单位',
    audience: [...CASE_STAFF, 'admin'],
    rate: 'read',
    query: z.object({
      ...paging,
      unitId: key.optional(),
      areaId: key.optional(),
      /** A class: the duties that cover it. */
      categoryKey: key.optional(),
      only: z.enum(['current', 'all']).default('current'),
    }),
    answer: pageOf(duty),
  }),
  addDuty: route({
    method: 'POST',
    path: '/api/duties',
    tag: '职责与派遣',
    summary: '登记一项职责；同一编号重复提交只算一项',
    audience: ['admin'],
    rate: 'write',
    body: z.strictObject({
      id,
      categoryPrefix,
      areaId: key.nullable(),
      unitId: key,
      basis: dutyBasis,
      priority: z.int().min(1).max(9),
      validFrom: day,
    }),
    answer: duty,
    refusals: ['unit_unknown', 'area_unknown', 'category_unknown', 'duty_exists', 'id_taken'],
  }),
  endDuty: route({
    method: 'POST',
    path: '/api/duties/:id/end',
    tag: '职责与派遣',
    summary: '终止一项职责：指定最后一天；历史保留',
    audience: ['admin'],
    rate: 'write',
    params: byId,
    body: z.strictObject({ lastDay: day }),
    answer: duty,
    refusals: ['duty_ended', 'last_day_unsuitable'],
  }),
} as const;
