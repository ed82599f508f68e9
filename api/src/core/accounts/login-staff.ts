import { hash, verify } from '@node-rs/argon2';
import type { Staff } from '../../../contract/accounts.ts';
import type { Context } from '../../context.ts';
import { refuse } from '../../lib/refusal.ts';
import { recordAccess } from './access-log.ts';
import { startSession } from './sessions.ts';
import { findStaff, type StaffRow } from './store.ts';
import { findUnit } from './units.ts';

/** argon2id; staff passwords guard the city's money. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

// Somebody unknown takes as long as somebody known.
const nobody = hashPassword('nobody has this password');

export async function loginStaff(
  context: Context,
  login: { username: string; password: string; ip: string },
): Promise<{ staff: Staff; token: string }> {
  const row = await findStaff(context.db, { username: login.username });
  const isRight = await verify(row?.password_hash ?? (await nobody), login.password);
  const mayEnter = row !== undefined && isRight && row.is_active === 1;
  await recordAccess(context, {
    staffId: row?.id ?? 'unknown',
    what: 'login',
    objectId: '-',
    outcome: mayEnter ? 'ok' : 'refused',
    ip: login.ip,
  });
  if (!mayEnter) throw refuse('wrong_password');
  const token = await startSession(context.db, 'staff', row.id, context.clock.now());
  return { staff: await describeStaff(context, row), token };
}

export async function describeStaff(context: Context, row: StaffRow): Promise<Staff> {
  const unit = await findUnit(context.db, row.unit_id);
  if (!unit) throw new Error(`staff ${row.id} has no unit`);
  return { id: row.id, name: row.name, username: row.username, roles: row.roles, unit };
}
