import type { Unit } from '../../../contract/accounts.ts';
import { build, type Session } from '../../lib/db.ts';

type UnitRow = {
  id: string;
  name: string;
  level: Unit['level'];
  parent_id: string | null;
  may_handle: number;
};

const COLUMNS = ['id', 'name', 'level', 'parent_id', 'may_handle'];

export async function listUnits(session: Session): Promise<Unit[]> {
  const rows = await session.rows<UnitRow>(build('units').select(COLUMNS).orderBy('position'));
  return rows.map(toUnit);
}

export async function findUnit(session: Session, unitId: string): Promise<Unit | undefined> {
  const row = await session.first<UnitRow>(build('units').select(COLUMNS).where('id', unitId));
  return row && toUnit(row);
}

/** The district a unit works in, or null for the whole city. */
export async function areaOfUnit(session: Session, unitId: string): Promise<string | null> {
  const row = await session.first<{ area_id: string | null }>(
    build('units').select('area_id').where('id', unitId),
  );
  return row?.area_id ?? null;
}

export async function insertUnits(
  session: Session,
  units: (Unit & { areaId: string | null; position: number })[],
): Promise<void> {
  await session.write(
    build('units').insert(
      units.map((unit) => ({
        id: unit.id,
        name: unit.name,
        level: unit.level,
        parent_id: unit.parentId,
        area_id: unit.areaId,
        may_handle: unit.mayHandle,
        position: unit.position,
      })),
    ),
  );
}

export async function listHandlers(session: Session, unitId: string) {
  return session.rows<{ id: string; name: string }>(
    build('staff')
      .select('id', 'name')
      .where({ unit_id: unitId, is_active: 1 })
      .whereRaw("FIND_IN_SET('handler', roles)")
      .orderBy('id'),
  );
}

/** Names of staff by id, for lists. */
export async function unitIdsOfArea(session: Session, areaId: string): Promise<string[]> {
  const rows = await session.rows<{ id: string }>(
    build('units').select('id').where('area_id', areaId),
  );
  return rows.map((row) => row.id);
}

export async function staffNames(session: Session, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await session.rows<{ id: string; name: string }>(
    build('staff').select('id', 'name').whereIn('id', ids),
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

const toUnit = (row: UnitRow): Unit => ({
  id: row.id,
  name: row.name,
  level: row.level,
  parentId: row.parent_id,
  mayHandle: row.may_handle === 1,
});
