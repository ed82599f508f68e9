import type { z } from 'zod';
import type { CaseAction, Need } from '../../../contract/case-words.ts';
import type { actBody } from '../../../contract/cases.ts';
import type { PhotoRole } from '../../../contract/files.ts';
import type { Role } from '../../../contract/roles.ts';
import type { Context } from '../../context.ts';
import type { Session } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { Refusal, refuse } from '../../lib/refusal.ts';
import { findUnit } from '../accounts/index.ts';
import { cityAtHand, readCity } from '../city/index.ts';
import { photosOfCases, takePhotos } from '../files/index.ts';
import { aroundOf } from './around.ts';
import { bookOverdue } from './clock/overdue.ts';
import { decide } from './decide.ts';
import { factsOf } from './facts.ts';
import { cancelWhenLeft, helpersOf, ordersOf, tellOfOrder } from './orders/index.ts';
import { releaseMerged } from './reports/merge.ts';
import { changesOf, type Step } from './step-changes.ts';
import {
  type ActorKind,
  type CaseRow,
  changeCase,
  type EventRow,
  eventsOf,
  findCase,
  hashOf,
  insertEvent,
  lockCase,
  recordRefusedAction,
} from './store.ts';
import { followStep, standAt } from './tasks/index.ts';
import { tellOthers } from './tell-others.ts';

export type ActOrder = z.output<typeof actBody>;

/** Who acts, whether citizen or staff. */
export type ActDoer = {
  kind: ActorKind;
  id: string;
  name: string;
  roles: readonly Role[];
  unitId: string | null;
  /** The published rule the house acts under; asked once more inside the transaction. */
  rule?: { isInForce(session: Session): Promise<boolean> };
  /** `helping`: units whose order lets them look at the case. */
  maySee(row: CaseRow, helping: readonly string[]): boolean;
};

/** One step of the closed loop: lock, policy, table, write with a guard, log, tell — one transaction. */
export async function actOnCase(
  context: Context,
  doer: ActDoer,
  caseId: string,
  order: ActOrder,
): Promise<void> {
  try {
    // Read before the transaction, which must not wait for a second connection.
    await readCity(context.db);
    await context.db.transaction((session) => act(context, session, doer, caseId, order));
  } catch (error) {
    if (error instanceof Refusal) await remember(context, doer, caseId, order, error);
    throw error;
  }
}

async function act(
  context: Context,
  session: Session,
  doer: ActDoer,
  caseId: string,
  order: ActOrder,
): Promise<void> {
  const row = await lockCase(session, caseId);
  if (!row) throw refuse('not_found');
  const orders = await ordersOf(session, caseId);
  if (!doer.maySee(row, helpersOf(orders))) throw refuse('not_found');
  if (doer.rule && !(await doer.rule.isInForce(session))) throw refuse('rule_not_in_force');
  const events = await eventsOf(session, caseId);
  const asked = { ...order, doer: doer.id };
  // The same step by the same person as the last one: its answer was lost, or the button was pressed twice.
  const now = context.clock.now();
  if (isRepeat(events.at(-1), asked, now)) return;
  if (order.version !== undefined && order.version !== row.version) throw refuse('case_changed');

  const city = await cityAtHand(context.db);
  const photos = await photosOfCases(session, [caseId]);
  const facts = factsOf(row, events, photos, await aroundOf(session, city, row, now));
  const decision = decide(facts, doer, { ...order, has: (need) => hasNeed(order, need) });
  if (!decision.ok) throw refuse(decision.code);

  const to = decision.step.to === 'same' ? row.state : decision.step.to;
  const isInspection = decision.step.needs.includes('position');
  const onSite = isInspection ? standAt(row, order.position, city.settings) : undefined;
  const step: Step = { row, order, city, now, doer };
  await bookOverdue(session, row, now);
  const { change, clockEvent } = await changesOf(session, decision.step, step);
  const seq = row.last_seq + 1;
  const changed = await changeCase(session, row, {
    ...change,
    state: to,
    last_seq: seq,
  });
  if (!changed) throw refuse('case_changed');
  await attachPhotos(
    session,
    doer,
    row,
    order,
    seq,
    photos.map((photo) => photo.sha256),
  );
  const unit = doer.unitId === null ? undefined : await findUnit(session, doer.unitId);
  await insertEvent(session, caseId, {
    seq,
    action: order.action,
    from_state: row.state,
    to_state: to,
    actor_kind: doer.kind,
    actor_id: doer.id,
    actor_name: doer.name,
    role: decision.role,
    unit_id: doer.unitId,
    unit_name: unit?.name ?? null,
    note: order.note || null,
    at: now,
    asked,
    used: { clock: clockEvent, onSite },
  });
  await cancelWhenLeft(session, orders, to, step);
  await tellOfOrder(context, { session, now }, row, order, { orders, doer });
  const move = { action: order.action, to, seq, doerId: doer.id };
  await followStep(context, { session, now }, row, move);
  await releaseMerged(context, { session, now }, row, to, doer);
  await tellOthers(context, { session, now }, row, { action: order.action, to }, order, doer);
}

/** How long a resend of the very same step is taken for the step itself. */
const REPEAT_MS = 10 * 60_000;

function isRepeat(last: EventRow | undefined, asked: unknown, now: Date): boolean {
  if (last?.payload_hash !== hashOf(asked)) return false;
  return now.getTime() - last.at.getTime() < REPEAT_MS;
}

function hasNeed(order: ActOrder, need: Need): boolean {
  const given: Record<Need, boolean> = {
    note: Boolean(order.note),
    reason: Boolean(order.reason),
    standard: Boolean(order.standardId),
    unit: Boolean(order.unitId),
    handler: Boolean(order.handlerId),
    main_case: Boolean(order.mainCaseId),
    after_photo: (order.photoIds?.length ?? 0) > 0,
    check_photo: (order.photoIds?.length ?? 0) > 0,
    position: order.position !== undefined,
    dispute_photo: (order.photoIds?.length ?? 0) > 0,
    attachment: (order.photoIds?.length ?? 0) > 0,
    until: order.until !== undefined,
    file_no: Boolean(order.fileNo),
    co_unit: Boolean(order.unitId),
    work_days: order.workDays !== undefined,
    co_order: Boolean(order.coOrderId),
    rating: order.stars !== undefined,
  };
  return given[need];
}

/** What a photo of a step shows; every other step's photos show the result. */
const PHOTO_ROLES: Partial<Record<CaseAction, PhotoRole>> = {
  check_pass: 'check',
  check_fail: 'check',
  verify_result: 'panorama',
  dispute: 'panorama',
};

async function attachPhotos(
  session: Session,
  doer: ActDoer,
  row: CaseRow,
  order: ActOrder,
  eventSeq: number,
  earlier: (string | null)[],
): Promise<void> {
  const role = PHOTO_ROLES[order.action] ?? 'after';
  const to = { caseId: row.id, role, eventSeq, unitId: doer.unitId } as const;
  const taken = await takePhotos(session, doer.id, order.photoIds ?? [], to);
  // A result cannot be proved with the picture of the problem.
  if (taken.some((photo) => earlier.includes(photo.sha256))) throw refuse('same_picture');
}

/** A refused step leaves one row behind and nothing else. */
async function remember(
  context: Context,
  doer: ActDoer,
  caseId: string,
  order: ActOrder,
  refusal: Refusal,
): Promise<void> {
  const row = await findCase(context.db, caseId);
  if (!row) return;
  const at = context.clock.now();
  await recordRefusedAction(context.db, {
    id: newId(at),
    case_id: caseId,
    action: order.action,
    state: row.state,
    actor_kind: doer.kind,
    actor_id: doer.id,
    code: refusal.code,
    at,
  });
}
