import { build, type Session } from '../../../lib/db.ts';
import type { Seal } from '../../../lib/seal.ts';

export type CitizenRow = {
  id: string;
  alias: string;
  terms_version: number | null;
  consent_id: string | null;
  is_under_14: number | null;
  may_be_paid: number;
  openid_sealed: Buffer | null;
  reported_count: number;
  filed_count: number;
};

const CITIZEN_COLUMNS = [
  'id',
  'alias',
  'terms_version',
  'consent_id',
  'is_under_14',
  'may_be_paid',
  'openid_sealed',
  'reported_count',
  'filed_count',
];

export type Citizen = {
  id: string;
  alias: string;
  /** The number of the terms agreed to last, and the row that says so; null before the first consent. */
  termsVersion: number | null;
  consentId: string | null;
  mayBePaid: boolean;
  /** What the person declared; null when never asked. */
  isUnder14: boolean | null;
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
    termsVersion: row.terms_version,
    consentId: row.consent_id,
    mayBePaid: row.may_be_paid === 1,
    isUnder14: row.is_under_14 === null ? null : row.is_under_14 === 1,
    reportedCount: row.reported_count,
    filedCount: row.filed_count,
    openid: () => row.openid_sealed && seal.open(row.openid_sealed),
  };
}

/** What stood declared about the person's age at a moment; null when nothing did. */
export async function wasUnder14At(
  session: Session,
  citizenId: string,
  at: Date,
): Promise<boolean | null> {
  const row = await session.first<{ is_under_14: number | null }>(
    build('consents')
      .select('is_under_14')
      .where('citizen_id', citizenId)
      .andWhere('given_at', '<=', at)
      .orderBy('id', 'desc')
      .limit(1),
  );
  return row?.is_under_14 == null ? null : row.is_under_14 === 1;
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

/** Holds the person's row for the rest of the transaction; false once the account was closed. */
export async function lockCitizen(session: Session, citizenId: string): Promise<boolean> {
  const row = await session.first<{ closed_at: Date | null }>(
    build('citizens').select('closed_at').where('id', citizenId).forUpdate(),
  );
  return row?.closed_at === null;
}

export async function dropIdentity(session: Session, citizenId: string, now: Date): Promise<void> {
  await session.write(
    build('citizens')
      .where('id', citizenId)
      .update({ openid_sealed: null, openid_lookup: null, may_be_paid: false, closed_at: now }),
  );
}

export type Consent = {
  id: string;
  citizenId: string;
  terms: { version: number; sha256: string };
  mayBePaid: boolean;
  isUnder14: boolean | null;
  at: Date;
};

/** A row that stays as it is; the person's own row only says what was agreed to last. */
export async function recordConsent(session: Session, consent: Consent): Promise<void> {
  const { id, terms, mayBePaid, isUnder14, at } = consent;
  const said = {
    terms_version: terms.version,
    may_be_paid: mayBePaid,
    is_under_14: isUnder14,
  };
  await session.write(
    build('citizens')
      .where('id', consent.citizenId)
      .update({ ...said, consent_id: id, consent_at: at }),
  );
  await session.write(
    build('consents').insert({
      id,
      citizen_id: consent.citizenId,
      ...said,
      text_sha256: terms.sha256,
      given_at: at,
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
