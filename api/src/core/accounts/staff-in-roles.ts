import type { StaffRole } from '../../../contract/roles.ts';
import { build, type Session } from '../../lib/db.ts';

/** Active staff with any of the roles: of one unit, of those whose unit serves an area or the whole city, or all. */
export async function staffInRoles(
  session: Session,
  roles: readonly StaffRole[],
  where: { unitId: string } | { areaId: string } | { onlyAreaId: string | null } | 'anywhere',
): Promise<string[]> {
  const query = build('staff')
    .select({ id: 'staff.id' })
    .join('units', 'units.id', 'staff.unit_id')
    .where('staff.is_active', 1)
    .andWhere((or) => {
      for (const role of roles) void or.orWhereRaw('FIND_IN_SET(?, staff.roles)', [role]);
    })
    .orderBy('staff.id');
  if (where !== 'anywhere') {
    if ('unitId' in where) void query.andWhere('staff.unit_id', where.unitId);
    else if ('onlyAreaId' in where) void query.andWhere('units.area_id', where.onlyAreaId);
    else
      void query.andWhere((or) =>
        or.whereNull('units.area_id').orWhere('units.area_id', where.areaId),
      );
  }
  return (await session.rows<{ id: string }>(query)).map((row) => row.id);
}

/** The active people of a role whose unit serves the area or the whole city. */
export async function staffWithRole(
  session: Session,
  role: StaffRole,
  areaId: string,
): Promise<{ id: string; name: string; unitId: string }[]> {
  return session.rows(
    build('staff')
      .select({ id: 'staff.id', name: 'staff.name', unitId: 'staff.unit_id' })
      .join('units', 'units.id', 'staff.unit_id')
      .where('staff.is_active', 1)
      .whereRaw('FIND_IN_SET(?, staff.roles)', [role])
      .andWhere((or) => or.whereNull('units.area_id').orWhere('units.area_id', areaId))
      .orderBy('staff.id'),
  );
}
