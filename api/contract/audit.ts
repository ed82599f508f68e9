import { z } from 'zod';
import { count, day, id, instant, key, pageOf, paging } from './common.ts';
import { route } from './route.ts';

/** What one call of a member of staff left behind. Rows are written once and never changed. */
export const auditRow = z.object({
  id,
  at: instant,
  /** Position in the chain of its day, from 1. */
  day,
  seq: z.int().min(1),
  staffId: z.string(),
  staffName: z.string(),
  roles: z.array(z.string()),
  unitId: z.string().nullable(),
  ip: z.string(),
  /** The name of the operation in this contract, for example `actOnCase`. */
  operation: z.string(),
  objectKind: z.string(),
  objectId: z.string().nullable(),
  /** HTTP status of the answer; from 400 on it was refused. */
  status: z.int(),
  /** The code of the refusal. */
  code: z.string().nullable(),
  requestId: z.string(),
  /** Ids, states, numbers and choices only; never what a person typed. */
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** SHA-256 over this row and the hash of the row before it. */
  hash: z.string(),
});
export type AuditRow = z.output<typeof auditRow>;

export const auditCheck = z.object({
  day,
  count,
  isIntact: z.boolean(),
  /** The first row that does not fit; null when all do. */
  brokenAtSeq: z.int().nullable(),
});
export type AuditCheck = z.output<typeof auditCheck>;

export const auditRoutes = {
  listAudit: route({
    method: 'GET',
    path: '/api/audit',
    tag: '审计',
    summary: '工作人员的每次操作与个人信息查看，新的在前',
    audience: ['auditor'],
    rate: 'read',
    query: z.object({
      ...paging,
      /** Id or exact name of a person. */
      staff: z.string().trim().max(40).optional(),
      operation: key.optional(),
      /** Id of the case, payout, photo … */
      objectId: z.string().trim().max(64).optional(),
      outcome: z.enum(['all', 'accepted', 'refused']).default('all'),
      /** First and last day, both included, Asia/Shanghai. */
      from: day.optional(),
      to: day.optional(),
    }),
    answer: pageOf(auditRow),
  }),
  checkAuditDay: route({
    method: 'GET',
    path: '/api/audit/days/:day/check',
    tag: '审计',
    summary: '核验一天的记录链：逐条重算，指出第一条被改动或缺失的位置',
    audience: ['auditor'],
    rate: 'read',
    params: z.object({ day }),
    answer: auditCheck,
  }),
} as const;
