import { AGES, type AgedCase } from '../../../contract/supervision.ts';
import type { Context } from '../../context.ts';
import { listUnits } from '../../core/accounts/index.ts';
import { countOpenByAge, listOpenByAge, type SupervisedCase } from '../../core/cases/index.ts';
import { readCity } from '../../core/city/index.ts';
import type { StaffActor } from '../../module.ts';

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
