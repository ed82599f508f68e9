import { AGES, type AgedCase, type Digest } from '../../../contract/supervision.ts';
import type { Context } from '../../context.ts';
import { findUnit, listUnits, unitIdsOfArea } from '../../core/accounts/index.ts';
import { countOpenByAge, listOpenByAge, type SupervisedCase } from '../../core/cases/index.ts';
import { readCity } from '../../core/city/index.ts';
import { refuse } from '../../lib/refusal.ts';
import type { StaffActor } from '../../module.ts';
import { type DigestRow, listDigestRows } from './digest-store.ts';
import { ownUnitOnly } from './show-letters.ts';

const DAY_MS = 86_400_000;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

async function unitNames(context: Context): Promise<Map<string, string>> {
  return new Map((await listUnits(context.db)).map((unit) => [unit.id, unit.name]));
}

export function listBacklog(
  context: Context,
  actor: StaffActor,
  query: {
    unitId?: string | undefined;
    minDays: number;
    after?: string | undefined;
    limit: number;
  },
): Promise<SupervisedCase[]> {
  const { unitId, limit } = query;
  const reportedBefore = daysBefore(context.clock.now(), query.minDays);
  const [reportedAt, id] = query.after?.split(' ') ?? [];
  const after = reportedAt && id ? { reportedAt: new Date(reportedAt), id } : undefined;
  return listOpenByAge(context.db, actor, { unitId, after, limit: limit + 1, reportedBefore });
}

export const keyOfAged = (one: SupervisedCase): string =>
  `${one.reportedAt.toISOString()} ${one.id}`;

export async function showAged(context: Context, cases: SupervisedCase[]): Promise<AgedCase[]> {
  const [city, units] = await Promise.all([readCity(context.db), unitNames(context)]);
  const now = context.clock.now();
  return cases.map((one) => ({
    id: one.id,
    caseNo: one.caseNo,
    state: one.state,
    label: city.picks.find((pick) => pick.id === one.pickId)?.label ?? one.pickId,
    address: one.address,
    areaName: city.areas.find((area) => area.id === one.areaId)?.name ?? '',
    unitName: units.get(one.holdingUnitId ?? '') ?? null,
    reportedAt: one.reportedAt.toISOString(),
    dueAt: one.dueAt?.toISOString() ?? null,
    isOverdue: one.dueAt !== null && (one.handledAt ?? now) > one.dueAt,
    ageDays: Math.floor((now.getTime() - one.reportedAt.getTime()) / DAY_MS),
  }));
}

export async function countBacklog(context: Context, actor: StaffActor) {
  const moments = AGES.map((days) => daysBefore(context.clock.now(), days));
  const [counted, units] = await Promise.all([
    countOpenByAge(context.db, actor, moments),
    unitNames(context),
  ]);
  return counted
    .map(({ unitId, counts }) => ({
      unit: unitId === null ? null : { id: unitId, name: units.get(unitId) ?? unitId },
      counts,
    }))
    .sort(
      (a, b) =>
        (b.counts.at(-1) ?? 0) - (a.counts.at(-1) ?? 0) || (b.counts[0] ?? 0) - (a.counts[0] ?? 0),
    );
}

/** Leaders read the digest of their own unit, a district's staff those of its units, the centre all of them. */
export async function mayReadDigest(
  context: Context,
  actor: StaffActor,
  unitId: string,
): Promise<void> {
  const seen = ownUnitOnly(actor) ? [actor.unitId] : await unitsOfDistrict(context, actor);
  const isForeign = seen && !seen.includes(unitId);
  if (isForeign || !(await findUnit(context.db, unitId))) throw refuse('not_found');
}

/** Undefined for those who work for the whole city. */
async function unitsOfDistrict(
  { db }: Context,
  { areaId }: StaffActor,
): Promise<string[] | undefined> {
  return areaId === null ? undefined : unitIdsOfArea(db, areaId);
}

export async function listDigests(
  context: Context,
  actor: StaffActor,
  query: {
    unitId?: string | undefined;
    week?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<DigestRow[]> {
  const unitId = ownUnitOnly(actor) ? actor.unitId : query.unitId;
  const unitIds = ownUnitOnly(actor) ? undefined : await unitsOfDistrict(context, actor);
  return listDigestRows(context.db, { ...query, unitId, unitIds });
}

export async function showDigests(context: Context, rows: DigestRow[]): Promise<Digest[]> {
  const units = await unitNames(context);
  return rows.map((row) => ({
    week: row.week,
    unit: { id: row.unit_id, name: units.get(row.unit_id) ?? row.unit_id },
    madeAt: row.made_at.toISOString(),
    figures: JSON.parse(row.figures),
  }));
}
