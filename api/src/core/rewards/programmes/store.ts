import {
  EXCLUSION_MARKS,
  PROOF_MARKS,
  type ProgrammeRules,
  programmeRules,
} from '../../../../contract/programme-rules.ts';
import type { ProgrammeState } from '../../../../contract/programmes.ts';
import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import { sha256 } from '../../../lib/ids.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import type { Programme } from './rules.ts';

export type ProgrammeRow = {
  id: string;
  version: number;
  name: string;
  starts_on: string;
  ends_on: string;
  /** Of versions from before rules were data: fen by class. */
  tariff: string;
  claim_days: number;
  terms: string;
  terms_version: number;
  published_at: Date | null;
  state: ProgrammeState;
  rules: string | null;
  rules_sha256: string | null;
  created_by: string | null;
  created_name: string | null;
  changed_at: Date | null;
  proposed_by: string | null;
  proposed_name: string | null;
  proposed_at: Date | null;
  published_by: string | null;
  published_name: string | null;
  ended_name: string | null;
  ended_at: Date | null;
  /** Of the form that wrote it last, and its how manieth press that was. */
  save_id: string | null;
  save_nth: number;
};

export const toProgramme = (row: ProgrammeRow): Programme => ({
  id: row.id,
  version: row.version,
  name: row.name,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  terms: row.terms,
  termsVersion: row.terms_version,
  rules: row.rules ? readRules(row.rules) : rulesOfTariff(JSON.parse(row.tariff), row.claim_days),
});

/** What an older form offered at the wrong one of two places, where it made no sense, is left out. */
function readRules(text: string): ProgrammeRules {
  const { evidence, neverEarns, ...rules } = JSON.parse(text);
  const only = (words: object, marks?: string[]) => marks?.filter((mark) => mark in words);
  return programmeRules.parse({
    ...rules,
    neverEarns: only(EXCLUSION_MARKS, neverEarns),
    evidence: { ...evidence, marks: only(PROOF_MARKS, evidence?.marks) },
  });
}

/** The simplest rules there are: so many fen for a class. */
export const rulesOfTariff = (tariff: Record<string, number>, claimDays: number): ProgrammeRules =>
  programmeRules.parse({
    classes: Object.fromEntries(
      Object.entries(tariff).map(([name, amountFen]) => [name, { kind: 'fixed', amountFen }]),
    ),
    payout: { claimDays },
  });

/** What two people look at and a simulation was run for: any change makes another hash. */
export const hashOfRules = (one: Programme): string =>
  sha256(
    JSON.stringify([one.rules, one.startsOn, one.endsOn, one.name, one.terms, one.termsVersion]),
  );

/** The programmes in force on a Shanghai day, the newest version of each, the last published first. */
export async function programmesOn(session: Session, day: string): Promise<Programme[]> {
  const rows = await session.rows<ProgrammeRow>(
    build('reward_programmes')
      .whereIn('state', ['published', 'ended'])
      .andWhere('starts_on', '<=', day)
      .andWhere('ends_on', '>=', day)
      .orderBy([
        { column: 'published_at', order: 'desc' },
        { column: 'version', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(200),
  );
  const isNewest = (row: ProgrammeRow) =>
    rows.every((other) => other.id !== row.id || other.version <= row.version);
  // An ended version does not bring the one before it back.
  return rows.filter((row) => row.state === 'published' && isNewest(row)).map(toProgramme);
}

export const findProgrammeRow = (session: Session, id: string, version: number) =>
  session.first<ProgrammeRow>(build('reward_programmes').where({ id, version }));

export const lockProgrammeRow = (session: Session, id: string, version: number) =>
  session.first<ProgrammeRow>(build('reward_programmes').where({ id, version }).forUpdate());

export const lockSavedRow = (session: Session, saveId: string) =>
  session.first<ProgrammeRow>(build('reward_programmes').where('save_id', saveId).forUpdate());

/** Every version that was ever published under these ids. */
export const publishedUnder = (session: Session, ids: readonly string[]) =>
  session.rows<ProgrammeRow>(
    build('reward_programmes')
      .whereIn('id', [...new Set(ids)])
      .whereIn('state', ['published', 'ended']),
  );

export async function newestPublished(session: Session, id: string): Promise<number> {
  const row = await session.first<{ version: number | null }>(
    build('reward_programmes')
      .max({ version: 'version' })
      .where('id', id)
      .whereIn('state', ['published', 'ended']),
  );
  return row?.version ?? 0;
}

const TURN = { name: 'in_force' };

/** Whoever changes what is in force waits here for whoever is at it, and then sees what that one wrote. */
export async function takeTurn(session: Session, change: () => Promise<unknown>): Promise<void> {
  const row = () => build('reward_rule_turns').where(TURN);
  await session.first(row().forUpdate());
  await change();
  // Written, too: on another node of a cluster the lock alone would keep nobody waiting.
  await session.write(row().update({ turns: build.raw('turns + 1') }));
}

/** Other after every publication and end, and on the day on which a version begins or has run out. */
export async function baseOn(session: Session, day: string): Promise<string> {
  const turn = await session.first<{ turns: number }>(
    build('reward_rule_turns').select('turns').where(TURN),
  );
  const inForce = await programmesOn(session, day);
  return sha256(JSON.stringify([turn?.turns, inForce.map(({ id, version }) => [id, version])]));
}

export async function newestVersion(session: Session, id: string): Promise<number> {
  const row = await session.first<{ version: number | null }>(
    build('reward_programmes').max({ version: 'version' }).where('id', id),
  );
  return row?.version ?? 0;
}

export async function findProgrammeVersion(
  session: Session,
  id: string,
  version: number,
): Promise<Programme | undefined> {
  const row = await findProgrammeRow(session, id, version);
  return row && toProgramme(row);
}

const columnsOf = (programme: Programme) => ({
  name: programme.name,
  starts_on: programme.startsOn,
  ends_on: programme.endsOn,
  tariff: '{}',
  claim_days: programme.rules.payout.claimDays,
  terms: programme.terms,
  terms_version: programme.termsVersion,
  rules: JSON.stringify(programme.rules),
  rules_sha256: hashOfRules(programme),
});

/** False when this version exists. */
export async function insertProgramme(
  session: Session,
  programme: Programme,
  how: Partial<ProgrammeRow> & Pick<ProgrammeRow, 'state'>,
): Promise<boolean> {
  try {
    await session.write(
      build('reward_programmes').insert({
        id: programme.id,
        version: programme.version,
        ...columnsOf(programme),
        ...how,
      }),
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Only a draft is rewritten: the guard stands in the statement itself. Whoever wrote last is its author. */
export async function rewriteDraft(
  session: Session,
  programme: Programme,
  by: Partial<ProgrammeRow>,
): Promise<boolean> {
  const matched = await session.write(
    build('reward_programmes')
      .where({ id: programme.id, version: programme.version, state: 'draft' })
      .update({ ...columnsOf(programme), ...by }),
  );
  return matched === 1;
}

export async function moveProgramme(
  session: Session,
  row: ProgrammeRow,
  to: Partial<ProgrammeRow> & Pick<ProgrammeRow, 'state'>,
): Promise<void> {
  const matched = await session.write(
    build('reward_programmes')
      .where({ id: row.id, version: row.version, state: row.state })
      .update(to),
  );
  if (matched !== 1) throw new Error(`programme ${row.id}@${row.version} has moved`);
}

export async function pageOfProgrammes(
  session: Session,
  filter: { cursor?: string | undefined; limit: number },
) {
  const query = build('reward_programmes')
    .orderBy([
      { column: 'id', order: 'asc' },
      { column: 'version', order: 'desc' },
    ])
    .limit(filter.limit + 1);
  const [id, version] = readCursor(filter.cursor)?.split('|') ?? [];
  if (id && version)
    void query.whereRaw('(id > ? OR (id = ? AND version < ?))', [id, id, Number(version)]);
  const rows = await session.rows<ProgrammeRow>(query);
  return toPage(rows, filter.limit, (row) => `${row.id}|${row.version}`);
}
