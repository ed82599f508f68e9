import type { Digest } from '../../../../contract/supervision.ts';
import type { Context } from '../../../context.ts';
import { findUnit, listUnits, unitIdsOfArea } from '../../../core/accounts/index.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import { ownUnitOnly } from '../rules.ts';
import { type DigestRow, listDigestRows } from './store.ts';

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
  const names = new Map((await listUnits(context.db)).map((unit) => [unit.id, unit.name]));
  return rows.map((row) => ({
    week: row.week,
    unit: { id: row.unit_id, name: names.get(row.unit_id) ?? row.unit_id },
    madeAt: row.made_at.toISOString(),
    figures: JSON.parse(row.figures),
  }));
}
