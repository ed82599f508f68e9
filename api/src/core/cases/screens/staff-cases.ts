import type { NearbyCase, StaffCase, StaffCaseRow } from '../../../../contract/cases.ts';
import type { Context } from '../../../context.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import { findCitizen, listUnits, staffNames } from '../../accounts/index.ts';
import { readCity } from '../../city/index.ts';
import { photosOfCases, showPhoto } from '../../files/index.ts';
import { aroundOf } from '../around.ts';
import { offer } from '../decide.ts';
import { factsOf } from '../facts.ts';
import { helpersOf, ordersOf, showOrders } from '../orders/index.ts';
import { maySee, maySeeReporter } from '../policy.ts';
import { findNearby, isExpected } from '../queries.ts';
import { runningVisits, showRunning, showVisit, visitsOf } from '../stages/index.ts';
import { type CaseRow, eventsOf, findCase, standardOf } from '../store.ts';
import { ENDED_STATES } from '../workflow.ts';
import { ratingOf } from './my-cases.ts';
import { showAction, showDeadline, showEvents, showRow, standardName } from './show-case.ts';

/** The case, if this person may see it; otherwise it does not exist. */
export async function findForStaff(
  context: Context,
  actor: StaffActor,
  caseId: string,
): Promise<CaseRow> {
  const row = await findCase(context.db, caseId);
  if (!row) throw refuse('not_found');
  const helping = helpersOf(await ordersOf(context.db, caseId));
  if (!maySee(actor, { areaId: row.area_id, unitId: row.unit_id, helping }))
    throw refuse('not_found');
  return row;
}

export async function showStaffRows(
  context: Context,
  actor: StaffActor,
  rows: CaseRow[],
): Promise<StaffCaseRow[]> {
  const ids = rows.map((row) => row.id);
  const [city, photos, units, names, mine, visits] = await Promise.all([
    readCity(context.db),
    photosOfCases(context.db, ids),
    unitNames(context),
    handlerNames(context, rows),
    isExpected(context.db, actor, ids),
    runningVisits(context.db, ids),
  ]);
  const now = context.clock.now();
  return rows.map((row) => ({
    ...showRow(context, city, row, photos, now),
    standardName: standardName(row),
    unitName: units.get(row.unit_id ?? '') ?? null,
    handlerName: names.get(row.handler_id ?? '') ?? null,
    reworkCount: row.rework_count,
    isMine: mine.has(row.id),
    stage: showRunning(visits.get(row.id), now),
  }));
}

async function unitNames(context: Context): Promise<Map<string, string>> {
  return new Map((await listUnits(context.db)).map((unit) => [unit.id, unit.name]));
}

function handlerNames(context: Context, rows: CaseRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => (row.handler_id === null ? [] : [row.handler_id]));
  return staffNames(context.db, [...new Set(ids)]);
}

/** Everything about one case that this person may know, and what he or she can do now. */
export async function showStaffCase(
  context: Context,
  actor: StaffActor,
  caseId: string,
): Promise<StaffCase> {
  return showTo(context, actor, await findForStaff(context, actor, caseId));
}

/** After a step of one's own, also when it has taken the case out of one's sight. */
export async function showAfterStep(
  context: Context,
  actor: StaffActor,
  caseId: string,
): Promise<StaffCase> {
  const row = await findCase(context.db, caseId);
  if (!row) throw refuse('not_found');
  return showTo(context, actor, row);
}

async function showTo(context: Context, actor: StaffActor, row: CaseRow): Promise<StaffCase> {
  const caseId = row.id;
  const [city, photos, events, visits, units, names] = await Promise.all([
    readCity(context.db),
    photosOfCases(context.db, [caseId]),
    eventsOf(context.db, caseId),
    visitsOf(context.db, caseId),
    unitNames(context),
    handlerNames(context, [row]),
  ]);
  const around = await aroundOf(context.db, city, row, context.clock.now());
  const facts = factsOf(row, events, photos, around);
  return {
    ...showRow(context, city, row, photos, context.clock.now()),
    version: row.version,
    standard: standardOf(row),
    unit: named(row.unit_id, units),
    handler: named(row.handler_id, names),
    reporter: await reporterOf(context, actor, row),
    receivedPlace: {
      longitude: row.received_longitude,
      latitude: row.received_latitude,
      datum: row.received_datum,
    },
    capturedAt: row.captured_at?.toISOString() ?? null,
    photos: photos.map((photo) => showPhoto(context, photo, true)),
    events: showEvents(context, events, photos, true),
    actions: offer(facts, actor).map(showAction),
    deadline: showDeadline(row, events, city),
    stages: visits.map((visit) => showVisit(visit, context.clock.now())),
    openRequest: row.request_kind && { kind: row.request_kind, until: row.request_until },
    coOrders: showOrders(around.orders, actor, units, around.now),
    fileNo: row.file_no,
    reworkCount: row.rework_count,
    returnCount: row.return_count,
    rating: ratingOf(row),
    mainCase: await mainCaseOf(context, row),
    mergedCount: row.merged_count,
    ...(await rewardOf(context, actor, row)),
  };
}

const named = (id: string | null, names: Map<string, string>) =>
  id === null ? null : { id, name: names.get(id) ?? id };

async function reporterOf(context: Context, actor: StaffActor, row: CaseRow) {
  if (!row.citizen_id || !maySeeReporter(actor)) return null;
  const citizen = await findCitizen(context.db, context.seal, row.citizen_id);
  if (!citizen) return null;
  const { alias, reportedCount, filedCount } = citizen;
  return { alias, reportedCount, filedCount };
}

async function mainCaseOf(context: Context, row: CaseRow) {
  const main = row.main_case_id === null ? undefined : await findCase(context.db, row.main_case_id);
  return main ? { id: main.id, caseNo: main.case_no } : null;
}

/** Booked, or what filing would book now: who files should know that it costs money. */
async function rewardOf(context: Context, actor: StaffActor, row: CaseRow) {
  const none = { rewardFen: null, isRewardBooked: false };
  if (!maySeeReporter(actor) || !row.citizen_id) return none;
  const booked = (await context.rewards.rewardsOfCases(context.db, [row.id])).get(row.id);
  if (booked) return { rewardFen: booked.amountFen, isRewardBooked: true };
  if (row.filed_at !== null || ENDED_STATES.includes(row.state)) return none;
  const { picks } = await readCity(context.db);
  const rewardClass = picks.find((pick) => pick.id === row.pick_id)?.rewardClass ?? '';
  const reporter = await findCitizen(context.db, context.seal, row.citizen_id);
  const now = context.clock.now();
  const rewardFen = await context.rewards.rewardPreview(context.db, rewardClass, now, reporter);
  return { rewardFen, isRewardBooked: false };
}

export async function showNearby(
  context: Context,
  actor: StaffActor,
  caseId: string,
): Promise<NearbyCase[]> {
  const row = await findForStaff(context, actor, caseId);
  const near = await findNearby(context.db, row, context.clock.now());
  const visible = near.filter((one) =>
    maySee(actor, { areaId: one.row.area_id, unitId: one.row.unit_id }),
  );
  const shown = await showStaffRows(
    context,
    actor,
    visible.map((one) => one.row),
  );
  return shown.map((one, index) => ({
    id: one.id,
    caseNo: one.caseNo,
    state: one.state,
    label: one.pick.label,
    address: one.place.address,
    thumbUrl: one.thumbUrl,
    reportedAt: one.reportedAt,
    distanceM: visible[index]?.distanceM ?? 0,
  }));
}
