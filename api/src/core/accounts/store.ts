import type { StaffRole } from '../../../contract/roles.ts';
import { build, type Session } from '../../lib/db.ts';

export type StaffRow = {
  id: string;
  username: string;
  name: string;
  password_hash: string;
  roles: StaffRole[];
  unit_id: string;
  is_active: number;
};

export async function findStaff(
  session: Session,
  by: { id: string } | { username: string },
): Promise<StaffRow | undefined> {
  const row = await session.first<Omit<StaffRow, 'roles'> & { roles: string }>(
    build('staff')
      .select('id', 'username', 'name', 'password_hash', 'roles', 'unit_id', 'is_active')
      .where(by),
  );
  return row && { ...row, roles: row.roles.split(',') as StaffRole[] };
}

/** Those of these people who still work here, with what they may do. */
export async function activeStaff(
  session: Session,
  ids: string[],
): Promise<{ id: string; name: string; roles: StaffRole[] }[]> {
  if (ids.length === 0) return [];
  const rows = await session.rows<{ id: string; name: string; roles: string }>(
    build('staff').select('id', 'name', 'roles').where('is_active', 1).whereIn('id', ids),
  );
  return rows.map((row) => ({ ...row, roles: row.roles.split(',') as StaffRole[] }));
}

export async function insertStaff(
  session: Session,
  staff: Omit<StaffRow, 'is_active'>,
): Promise<void> {
  await session.write(
    build('staff').insert({ ...staff, roles: staff.roles.join(','), is_active: 1 }),
  );
}
