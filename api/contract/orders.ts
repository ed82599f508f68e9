import { z } from 'zod';
import { id, instant, key } from './common.ts';

/** Where an order to a helping unit (协办) stands. */
export const CO_ORDER_STATES = {
  open: '协办中',
  done: '已办结',
  returned: '已退回',
  cancelled: '已撤回',
} as const;
export type CoOrderState = keyof typeof CO_ORDER_STATES;

/** At most so many units are ever asked to help with one case. */
export const MAX_CO_ORDERS = 10;
/** The longest limit of one, in working days. */
export const MAX_CO_ORDER_DAYS = 30;

/** A helping unit's part of a case; it never moves the case itself. */
export const coOrder = z.object({
  id,
  unit: z.object({ id: key, name: z.string() }),
  state: z.enum(Object.keys(CO_ORDER_STATES) as [CoOrderState, ...CoOrderState[]]),
  askedBy: z.string(),
  askedAt: instant,
  note: z.string(),
  /** By the working calendar. */
  dueAt: instant,
  /** A fact that a later answer does not take back. */
  isOverdue: z.boolean(),
  /** Who answered, returned or cancelled it. */
  endedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  /** Why it was returned. */
  reason: z.string().nullable(),
  answer: z.string().nullable(),
  /** This person may take it back now. */
  mayCancel: z.boolean(),
});
export type CoOrder = z.output<typeof coOrder>;
