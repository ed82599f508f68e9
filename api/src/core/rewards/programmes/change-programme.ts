import type { ProgrammeRules } from '../../../../contract/programme-rules.ts';
import type { ProgrammeState } from '../../../../contract/programmes.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { newestTermsVersion } from '../../accounts/index.ts';
import { isCurrent } from '../simulation/is-current.ts';
import { insertSimulation, latestSimulation } from '../simulation/store.ts';
import { checkAmounts, checkChannel, checkRules } from './check-rules.ts';
import type { Programme } from './rules.ts';
import {
  findProgrammeRow,
  hashOfRules,
  insertProgramme,
  lockProgrammeRow,
  moveProgramme,
  newestVersion,
  type ProgrammeRow,
  rewriteDraft,
  toProgramme,
} from './store.ts';

type Parts = Pick<Context, 'db' | 'clock' | 'config' | 'events'>;
type Staff = { id: string; name: string };
export type Version = { id: string; version: number };

type Draft = {
  id: string;
  version: number | null;
  basedOn?: string | undefined;
  name: string;
  startsOn: string;
  endsOn: string;
  terms: string;
  rules: ProgrammeRules;
};

/** Writes a draft: a new version, or one that nobody has proposed yet. */
export async function saveDraft({ db, clock, config }: Parts, staff: Staff, draft: Draft) {
  const now = clock.now();
  return db.transaction(async (session): Promise<Version> => {
    const version = draft.version ?? (await newestVersion(session, draft.id)) + 1;
    const termsVersion = await newestTermsVersion(session);
    const programme = { ...draft, version, termsVersion };
    checkRules(programme);
    checkAmounts(draft.rules, config.payouts.maxTransferFen);
    if (draft.version === null && (await isJustSaved(session, staff, programme, version - 1)))
      return { id: draft.id, version: version - 1 };
    if (draft.version !== null) await checkBasis(session, { ...draft, version });
    const by = { created_by: staff.id, created_name: staff.name, changed_at: now };
    const isSaved =
      draft.version === null
        ? await insertProgramme(session, programme, { state: 'draft', ...by })
        : await rewriteDraft(session, programme, by);
    if (!isSaved && !(await isJustSaved(session, staff, programme, version)))
      throw refuse('programme_moved');
    return { id: draft.id, version };
  });
}

/** A press that came twice, also at once, makes one version: the same words by the same person are already kept. */
async function isJustSaved(session: Session, staff: Staff, draft: Programme, version: number) {
  const row = await findProgrammeRow(session, draft.id, version);
  const isOwnDraft = row?.state === 'draft' && row.created_by === staff.id;
  return isOwnDraft && hashOfRules(toProgramme(row)) === hashOfRules(draft);
}

/** Two people may write on one draft, one after the other: nobody overwrites what he or she has not seen. */
async function checkBasis(session: Session, { id, version, basedOn }: Draft & Version) {
  const row = await lockProgrammeRow(session, id, version);
  const isSeen = !basedOn || (row && hashOfRules(toProgramme(row)) === basedOn);
  if (!isSeen) throw refuse('programme_moved');
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
    if (row.state !== 'draft' && row.state !== 'proposed') throw refuse('programme_moved');
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
    await checkTried(session, programme);
    await parts.events.publish(
      'agreement.wanted',
      { session, now },
      {
        on: 'programme',
        id: `${row.id}@${row.version}`,
        words: `提交发布《${row.name}》第 ${row.version} 版，请核对规则和试算后发布或退回草稿`,
        askedBy: staff,
        notBy: [row.created_by],
      },
    );
    return {
      state: 'proposed',
      proposed_by: staff.id,
      proposed_name: staff.name,
      proposed_at: now,
    };
  });

/** What was tried last is exactly what stands here, compared with what is in force. */
async function checkTried(session: Session, programme: Programme): Promise<void> {
  const trial = await latestSimulation(session, programme.id, programme.version);
  if (trial?.state !== 'done' || !(await isCurrent(session, trial, hashOfRules(programme))))
    throw refuse('simulation_required');
}

export const reopenProgramme = (parts: Parts, of: Version) =>
  move(parts, of, 'proposed', async () => ({
    state: 'draft',
    proposed_by: null,
    proposed_name: null,
    proposed_at: null,
  }));

/** Nobody needs it any more; its number is not used again. */
export const discardDraft = (parts: Parts, of: Version) =>
  move(parts, of, 'draft', async (_session, _row, now) => ({
    state: 'discarded',
    changed_at: now,
  }));

/** Whoever wrote or proposed the rules does not put them in force; what is put in force is the text that was read. */
export const putInForce = (parts: Parts, staff: Staff, of: Version, readSha256: string) =>
  move(parts, of, 'proposed', async (session, row, now) => {
    if (row.created_by === staff.id || row.proposed_by === staff.id)
      throw refuse('second_person_required');
    const programme = toProgramme(row);
    if (hashOfRules(programme) !== readSha256) throw refuse('programme_moved');
    await checkTried(session, programme);
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
