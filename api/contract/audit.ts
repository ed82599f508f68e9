import { z } from 'zod';
import { count, day, id, instant, key, nothing, pageOf, paging } from './common.ts';
import { receiptNumber } from './receipts.ts';
import { route } from './route.ts';

/** Of a list in a form so many items are kept: as many as payouts may be approved at once. */
export const MAX_KEPT_ITEMS = 50;
/** What lies deeper inside a form is not kept. */
export const MAX_KEPT_DEPTH = 4;
/** Fields whose contract is a pattern of their own; only what fits it is kept. */
export const KEPT_CODES: Readonly<Record<string, z.ZodType>> = {
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  programmeId: key,
  receiptNo: receiptNumber,
};

/** What one call of a member of staff left behind, of a batch also for each of its items. Rows are written once and never changed. */
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
  /** Ids, states, numbers, choices and the number of a receipt; never free text. */
  before: z.record(z.string(), z.unknown()).nullable(),
  /** With `deed`, what was done in words, where the operation alone does not tell. */
  after: z.record(z.string(), z.unknown()).nullable(),
  /** SHA-256 over this row and the hash of the row before it. */
  hash: z.string(),
});
export type AuditRow = z.output<typeof auditRow>;

export const auditCheck = z.object({
  /** Rows and days that were recomputed by this call. */
  count,
  days: count,
  isIntact: z.boolean(),
  /** The first row that does not fit; null when all do. */
  brokenAt: z.object({ day, seq: z.int() }).nullable(),
  /** Where the next call goes on when the range holds more than one call may read; null at its end. */
  nextFrom: day.nullable(),
});
export type AuditCheck = z.output<typeof auditCheck>;

/** First and last day, both included, Asia/Shanghai. */
const days = { from: day, to: day };

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
      /** `unknown`: the call never ended, because its process died. */
      outcome: z.enum(['all', 'accepted', 'refused', 'unknown']).default('all'),
      from: day.optional(),
      to: day.optional(),
    }),
    answer: pageOf(auditRow),
  }),
  checkAudit: route({
    method: 'GET',
    path: '/api/audit/check',
    tag: '审计',
    summary: '核验一段时间的记录链：逐条重算，含每天与前一天的衔接，指出第一条被改动或缺失的位置',
    audience: ['auditor'],
    rate: 'read',
    query: z.object(days),
    answer: auditCheck,
    refusals: ['period_unsuitable'],
  }),
  exportAudit: route({
    method: 'GET',
    path: '/api/audit/export',
    tag: '审计',
    summary: '导出一段时间的审计记录（CSV），边读边发；导出本身留痕',
    audience: ['auditor'],
    rate: 'read',
    query: z.object(days),
    file: 'text/csv; charset=utf-8',
    answer: nothing,
    refusals: ['period_unsuitable'],
  }),
} as const;
