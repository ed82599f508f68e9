import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Table } from './journal.ts';

/** Happen before the vendor looks at the request, so nothing is done. */
export const BEFORE = ['refuse', 'hang', 'slow', 'redirect', 'not_json', 'fail_before'] as const;
/** Happen after the vendor has done the work, so only the answer suffers. */
export const AFTER = ['cut', 'hang_after', 'fail_after', 'not_json_after'] as const;

export const PAY_ANSWER = [
  'unknown_state',
  'no_package',
  'wrong_key',
  'unsigned',
  'changed_byte',
  'shifted_time',
  'signtest',
] as const;
export const PAY_BILL = ['stuck', 'callback_first', 'lose_cancel', 'fail_reason'] as const;
export const CALLBACK_PLAN = ['none', 'twice', 'late'] as const;
export const CALLBACK_CONTENT = [
  'signtest',
  'wrong_key',
  'wrong_api_key',
  'old_time',
  'flipped_tag',
  'unknown_event',
  'other_mchid',
  'other_openid',
  'other_amount',
  'pretty',
] as const;
export const FUND_FLOW = [
  'not_ready',
  'no_statement',
  'wrong_hash',
  'missing_line',
  'extra_line',
  'wrong_amount',
  'other_day',
] as const;
export const IMAGE = ['review', 'risky', 'not_downloaded', 'unknown_trace'] as const;
export const PUSH = ['none', 'twice', 'late', 'wrong_signature'] as const;
export const COS_ANSWER = [
  'deny',
  'vanish',
  'wrong_etag',
  'too_large',
  'expired_token',
  'garbage',
] as const;

const KINDS = [
  ...BEFORE,
  ...AFTER,
  'code',
  'errcode',
  ...PAY_ANSWER,
  ...PAY_BILL,
  ...CALLBACK_PLAN,
  ...CALLBACK_CONTENT,
  ...FUND_FLOW,
  ...IMAGE,
  ...PUSH,
  ...COS_ANSWER,
] as const;

export const OPERATIONS = [
  ...['pay', 'pay.create', 'pay.query', 'pay.cancel', 'pay.fund-flow', 'pay.download'],
  ...['pay.confirm', 'pay.callback'],
  ...['weixin', 'weixin.login', 'weixin.token', 'weixin.phone', 'weixin.risk'],
  ...['weixin.subscribe', 'weixin.text', 'weixin.image', 'weixin.push'],
  ...['cos', 'cos.put', 'cos.get', 'cos.head', 'cos.delete', 'cos.copy', 'cos.post'],
] as const;

export const faultOrder = z.strictObject({
  /** An operation such as `pay.create`, or a whole vendor such as `pay`. */
  on: z.enum(OPERATIONS as unknown as [string, ...string[]]),
  kind: z.enum([...new Set<string>(KINDS)] as [string, ...string[]]),
  times: z.int().min(1).max(1_000_000).default(1),
  /** Only for this bill number or object key. */
  subject: z.string().optional(),
  code: z.string().optional(),
  status: z.int().optional(),
  errcode: z.int().optional(),
  state: z.enum(['ACCEPTED', 'PROCESSING']).optional(),
  reason: z.string().optional(),
  delayMs: z.int().min(0).optional(),
  skewS: z.int().optional(),
  /** By how much a wrong amount is wrong. */
  offFen: z.int().optional(),
});

export type FaultOrder = z.input<typeof faultOrder>;
export type Fault = z.output<typeof faultOrder> & { id: string };
export type Faults = ReturnType<typeof createFaults>;

export function createFaults(table: Table<Fault>) {
  return {
    add(order: FaultOrder): Fault {
      const fault = { id: randomUUID(), ...faultOrder.parse(order) };
      table.put(fault.id, fault);
      return fault;
    },
    remove: (id: string) => table.remove(id),
    clear: () => {
      for (const fault of table.values()) table.remove(fault.id);
    },
    list: () => table.values(),
    /** Uses up one turn of the first waiting fault that fits. */
    take(operation: string, kinds: readonly string[], subject?: string): Fault | undefined {
      const fault = table
        .values()
        .find(
          (one) =>
            kinds.includes(one.kind) &&
            (one.on === operation || operation.startsWith(`${one.on}.`)) &&
            (one.subject === undefined || one.subject === subject),
        );
      if (!fault) return undefined;
      if (fault.times <= 1) table.remove(fault.id);
      else table.put(fault.id, { ...fault, times: fault.times - 1 });
      return fault;
    },
  };
}
