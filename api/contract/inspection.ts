import { z } from 'zod';
import { caseState } from './case-words.ts';
import {
  byId,
  count,
  datum,
  id,
  instant,
  key,
  latitude,
  longitude,
  pageOf,
  paging,
} from './common.ts';
import { route } from './route.ts';

/** Where a device says it is. */
export const devicePosition = z.strictObject({
  longitude,
  latitude,
  datum,
  /** Radius of the device's own estimate in metres; null when it gives none. */
  accuracyM: z.number().min(0).max(100_000).nullable(),
});
export type DevicePosition = z.output<typeof devicePosition>;

/** 核实 before filing, 核查 after handling. */
export const TASK_KINDS = { verify: '核实', check: '核查' } as const;
export type TaskKind = keyof typeof TASK_KINDS;

export const TASK_STATES = {
  /** Nobody has it yet: off shift, or nobody suitable. */
  waiting: '待派发',
  given: '办理中',
  /** Inspectors let it lapse: a person has to decide. */
  escalated: '逾期待指派',
  done: '已完成',
  cancelled: '已取消',
} as const;
export type TaskState = keyof typeof TASK_STATES;

const names = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);

export const inspectionTask = z.object({
  id,
  kind: names(TASK_KINDS),
  state: names(TASK_STATES),
  caseId: id,
  caseNo: z.string(),
  label: z.string(),
  caseState,
  areaName: z.string(),
  address: z.string(),
  longitude,
  latitude,
  thumbUrl: z.url().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  assignee: z.object({ id: key, name: z.string() }).nullable(),
  /** When the one who has it must be done; null while nobody has it. */
  dueAt: instant.nullable(),
  /** Why it is with this person, or why it waits. */
  why: z.string(),
  /** Metres from the last reported position of the person who asks; null without one, and in the whole list. */
  distanceM: count.nullable(),
  /** Who let it lapse, and when it was due. */
  lapses: z.array(z.object({ by: z.string(), dueAt: instant })),
});
export type InspectionTask = z.output<typeof inspectionTask>;

/** The shift of the day and the person's own position, as the server knows them. */
export const inspectorDuty = z.object({
  isOnShift: z.boolean(),
  /** HH:mm in Asia/Shanghai. */
  from: z.string(),
  to: z.string(),
  /** Null: none, or too old to count; `until` is when it stops counting and is deleted. */
  position: z.object({ at: instant, until: instant }).nullable(),
});
export type InspectorDuty = z.output<typeof inspectorDuty>;

/** Somebody who could be given a task. */
export const inspectorChoice = z.object({
  id: key,
  name: z.string(),
  openTasks: count,
  /** From the case; null without a fresh position. */
  distanceM: count.nullable(),
});
export type InspectorChoice = z.output<typeof inspectorChoice>;

const WATCHERS = ['duty_chief', 'supervisor', 'centre_leader'] as const;
const GIVERS = ['duty_chief', 'supervisor'] as const;

export const inspectionRoutes = {
  reportPosition: route({
    method: 'POST',
    path: '/api/inspection/position',
    tag: '核实核查',
    summary: '监督员上报本人位置：班次内才收，只留最后一次，三十分钟后删除',
    audience: ['inspector'],
    rate: 'write',
    body: devicePosition,
    answer: inspectorDuty,
    refusals: ['off_shift'],
  }),
  listMyTasks: route({
    method: 'GET',
    path: '/api/inspection/my-tasks',
    tag: '核实核查',
    summary: '派给我的核实核查任务（which=mine）或本区没有人办的（which=free），近的在前',
    audience: ['inspector'],
    rate: 'read',
    query: z.object({ ...paging, which: z.enum(['mine', 'free']).default('mine') }),
    answer: pageOf(inspectionTask).extend({ duty: inspectorDuty }),
  }),
  listTasks: route({
    method: 'GET',
    path: '/api/inspection/tasks',
    tag: '核实核查',
    summary: '本辖区的核实核查任务；state=open 为未完成的',
    audience: WATCHERS,
    rate: 'read',
    query: z.object({
      ...paging,
      state: z.enum(['open', 'waiting', 'given', 'escalated', 'done', 'all']).default('open'),
      kind: names(TASK_KINDS).optional(),
    }),
    answer: pageOf(inspectionTask),
  }),
  listInspectorChoices: route({
    method: 'GET',
    path: '/api/inspection/tasks/:id/inspectors',
    tag: '核实核查',
    summary: '这项任务可以派给谁，近的在前；参与过处置的人员和单位不在其中',
    audience: GIVERS,
    rate: 'read',
    params: byId,
    answer: z.object({ items: z.array(inspectorChoice) }),
    refusals: ['task_ended'],
  }),
  assignTask: route({
    method: 'POST',
    path: '/api/inspection/tasks/:id/assignee',
    tag: '核实核查',
    summary: '把任务派给指定的监督员，时限重新计算',
    audience: GIVERS,
    rate: 'write',
    params: byId,
    body: z.strictObject({ staffId: key }),
    answer: inspectionTask,
    refusals: ['task_ended', 'inspector_unsuitable'],
  }),
} as const;
