import type { StaffRole } from '../../../contract/roles.ts';
import { build, type Session } from '../../lib/db.ts';
import type { Seal } from '../../lib/seal.ts';

export type CitizenRow = {
  id: string;
  alias: string;
  consent_version: string | null;
  may_be_paid: number;
  openid_sealed: Buffer | null;
  reported_count: number;
  filed_count: number;
};

const CITIZEN_COLUMNS = [
  'id',
  'alias',
  'consent_version',
  'may_be_paid',
  'openid_sealed',
  'reported_count',
  'filed_count',
];

export type Citizen = {
  id: string;
  alias: string;
  consentVersion: string | null;
  mayBePaid: boolean;
  reportedCount: number;
  filedCount: number;
  /** The payee's address at WeChat; opened only by those who need it. Null once the account was closed. */
  openid(): string | null;
};

export async function findCitizen(
  session: Session,
  seal: Seal,
  citizenId: string,
): Promise<Citizen | undefined> {
  const row = await session.first<CitizenRow>(
    build('citizens').select(CITIZEN_COLUMNS).where('id', citizenId),
  );
  return row && toCitizen(row, seal);
}

export async function findCitizenByOpenid(
  session: Session,
  seal: Seal,
  openid: string,
): Promise<Citizen | undefined> {
  const row = await session.first<CitizenRow>(
    build('citizens').select(CITIZEN_COLUMNS).where('openid_lookup', seal.lookup(openid)),
  );
  return row && toCitizen(row, seal);
}

function toCitizen(row: CitizenRow, seal: Seal): Citizen {
  return {
    id: row.id,
    alias: row.alias,
    consentVersion: row.consent_version,
    mayBePaid: row.may_be_paid === 1,
    reportedCount: row.reported_count,
    filedCount: row.filed_count,
    openid: () => row.openid_sealed && seal.open(row.openid_sealed),
  };
}

export async function insertCitizen(
  session: Session,
  seal: Seal,
  citizen: { id: string; openid: string; alias: string; joinedAt: Date },
): Promise<void> {
  await session.write(
    build('citizens')
      .insert({
        id: citizen.id,
        openid_sealed: seal.close(citizen.openid),
        openid_lookup: seal.lookup(citizen.openid),
        alias: citizen.alias,
        joined_at: citizen.joinedAt,
      })
      .onConflict('openid_lookup')
      .ignore(),
  );
}

export async function recordConsent(
  session: Session,
  consent: { id: string; citizenId: string; version: string; mayBePaid: boolean; at: Date },
): Promise<void> {
  await session.write(
    build('consents').insert({
      id: consent.id,
      citizen_id: consent.citizenId,
      version: consent.version,
      may_be_paid: consent.mayBePaid,
      given_at: consent.at,
    }),
  );
  await session.write(
    build('citizens').where('id', consent.citizenId).update({
      consent_version: consent.version,
      consent_at: consent.at,
      may_be_paid: consent.mayBePaid,
    }),
  );
}

/** Kept with the person, so that a history is shown without counting cases. */
export async function countForCitizen(
  session: Session,
  citizenId: string,
  what: 'reported_count' | 'filed_count',
): Promise<void> {
  await session.write(build('citizens').where('id', citizenId).increment(what, 1));
}

/** Aliases by id, for lists. */
export async function citizenAliases(
  session: Session,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await session.rows<{ id: string; alias: string }>(
    build('citizens').select('id', 'alias').whereIn('id', ids),
  );
  return new Map(rows.map((row) => [row.id, row.alias]));
}

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
