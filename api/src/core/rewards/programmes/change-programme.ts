import type { ProgrammeRules } from '../../../../contract/programme-rules.ts';
import type { ProgrammeState } from '../../../../contract/programmes.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { insertSimulation, latestSimulation } from '../simulation/store.ts';
import { checkChannel, checkRules } from './check-rules.ts';
import {
  hashOfRules,
  insertProgramme,
  lockProgrammeRow,
  moveProgramme,
  newestVersion,
  type ProgrammeRow,
  rewriteDraft,
  toProgramme,
} from './store.ts';

type Parts = Pick<Context, 'db' | 'clock' | 'config'>;
type Staff = { id: string; name: string };
export type Version = { id: string; version: number };

type Draft = {
  id: string;
  version: number | null;
  name: string;
  startsOn: string;
  endsOn: string;
  terms: string;
  rules: ProgrammeRules;
};

/** Writes a draft: a new version, or one that nobody has proposed yet. */
export async function saveDraft({ db, clock }: Parts, staff: Staff, draft: Draft) {
  const now = clock.now();
  return db.transaction(async (session): Promise<Version> => {
    const version = draft.version ?? (await newestVersion(session, draft.id)) + 1;
    const programme = { ...draft, version };
    checkRules(programme);
    const by = { created_by: staff.id, created_name: staff.name, changed_at: now };
    const isSaved =
      draft.version === null
        ? await insertProgramme(session, programme, { state: 'draft', ...by })
        : await rewriteDraft(session, programme, now);
    if (!isSaved) throw refuse('programme_moved');
    return { id: draft.id, version };
  });
}

/** Queues a trial of exactly these rules; the job runs it. */
export async function askSimulation(
  { db, clock }: Parts,
  staff: Staff,
  of: Version,
  { fromDay, toDay }: { fromDay: string; toDay: string },
): Promise<void> {
  const days = (Date.parse(toDay) - Date.parse(fromDay)) / 86_400_000;
  if (days < 0 || days > 800) throw refuse('period_unsuitable');
  const now = clock.now();
  await db.transaction(async (session) => {
    const row = await lockProgrammeRow(session, of.id, of.version);
    if (!row) throw refuse('not_found');
    await insertSimulation(session, {
      id: newId(now),
      programme_id: of.id,
      version: of.version,
      rules_sha256: hashOfRules(toProgramme(row)),
      from_day: fromDay,
      to_day: toDay,
      asked_by: staff.id,
      asked_name: staff.name,
      asked_at: now,
    });
  });
}

/** Nobody proposes what has not been tried on the past with the rules as they stand. */
export const proposeProgramme = (parts: Parts, staff: Staff, of: Version) =>
  move(parts, of, 'draft', async (session, row, now) => {
    const programme = toProgramme(row);
    checkRules(programme);
    checkChannel(programme, parts.config.payouts.maxTransferFen);
    const trial = await latestSimulation(session, of.id, of.version);
    if (trial?.state !== 'done' || trial.rules_sha256 !== hashOfRules(programme))
      throw refuse('simulation_required');
    return {
      state: 'proposed',
      proposed_by: staff.id,
      proposed_name: staff.name,
      proposed_at: now,
    };
  });

export const reopenProgramme = (parts: Parts, of: Version) =>
  move(parts, of, 'proposed', async () => ({
    state: 'draft',
    proposed_by: null,
    proposed_name: null,
    proposed_at: null,
  }));

/** Whoever wrote or proposed the rules does not put them in force. */
export const putInForce = (parts: Parts, staff: Staff, of: Version) =>
  move(parts, of, 'proposed', async (_session, row, now) => {
    if (row.created_by === staff.id || row.proposed_by === staff.id)
      throw refuse('second_person_required');
    return {
      state: 'published',
      published_by: staff.id,
      published_name: staff.name,
      published_at: now,
    };
  });

/** One person stops it at once; what was booked stays booked. */
export const endProgramme = (parts: Parts, staff: Staff, of: Version) =>
  move(parts, of, 'published', async (_session, _row, now) => ({
    state: 'ended',
    ended_name: staff.name,
    ended_at: now,
  }));

type Change = Partial<ProgrammeRow> & Pick<ProgrammeRow, 'state'>;

function move(
  { db, clock }: Parts,
  { id, version }: Version,
  from: ProgrammeState,
  decide: (session: Session, row: ProgrammeRow, now: Date) => Promise<Change>,
): Promise<void> {
  const now = clock.now();
  return db.transaction(async (session) => {
    const row = await lockProgrammeRow(session, id, version);
    if (!row) throw refuse('not_found');
    if (row.state !== from) throw refuse('programme_moved');
    await moveProgramme(session, row, await decide(session, row, now));
  });
}
