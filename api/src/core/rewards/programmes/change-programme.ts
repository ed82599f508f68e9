import type { ProgrammeState } from '../../../../contract/programmes.ts';
import type { Context } from '../../../context.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { isCurrent } from '../simulation/is-current.ts';
import { insertSimulation, latestSimulation } from '../simulation/store.ts';
import { checkChannel, checkRules } from './check-rules.ts';
import type { Programme } from './rules.ts';
import {
  hashOfRules,
  lockProgrammeRow,
  moveProgramme,
  newestPublished,
  type ProgrammeRow,
  takeTurn,
  toProgramme,
} from './store.ts';

export type Parts = Pick<Context, 'db' | 'clock' | 'config' | 'events'>;
export type Staff = { id: string; name: string };
export type Version = { id: string; version: number };

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
    await checkTried(session, programme, now);
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
async function checkTried(session: Session, programme: Programme, now: Date): Promise<void> {
  const { id, version } = programme;
  // Of two versions the higher one counts: a lower one put in force after it would never be.
  if ((await newestPublished(session, id)) > version) throw refuse('programme_overtaken');
  const trial = await latestSimulation(session, id, version);
  const isTried =
    trial?.state === 'done' && (await isCurrent(session, trial, hashOfRules(programme), now));
  if (!isTried) throw refuse('simulation_required');
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
  inTurn(parts, of, 'proposed', async (session, row, now) => {
    if (row.created_by === staff.id || row.proposed_by === staff.id)
      throw refuse('second_person_required');
    const programme = toProgramme(row);
    if (hashOfRules(programme) !== readSha256) throw refuse('programme_moved');
    await checkTried(session, programme, now);
    return {
      state: 'published',
      published_by: staff.id,
      published_name: staff.name,
      published_at: now,
    };
  });

/** One person stops it at once; what was booked stays booked. */
export const endProgramme = (parts: Parts, staff: Staff, of: Version) =>
  inTurn(parts, of, 'published', async (_session, _row, now) => ({
    state: 'ended',
    ended_name: staff.name,
    ended_at: now,
  }));

type Change = Partial<ProgrammeRow> & Pick<ProgrammeRow, 'state'>;
type Decide = (session: Session, row: ProgrammeRow, now: Date) => Promise<Change>;

const move = ({ db, clock }: Parts, of: Version, from: ProgrammeState, decide: Decide) =>
  db.transaction((session) => moveNow(session, clock, of, from, decide));

/** One after the other: the second one's trial met other rules than those that are in force by then. */
const inTurn = ({ db, clock }: Parts, of: Version, from: ProgrammeState, decide: Decide) =>
  db.transaction((session) => takeTurn(session, () => moveNow(session, clock, of, from, decide)));

async function moveNow(
  session: Session,
  clock: Clock,
  { id, version }: Version,
  from: ProgrammeState,
  decide: Decide,
): Promise<void> {
  const row = await lockProgrammeRow(session, id, version);
  if (!row) throw refuse('not_found');
  if (row.state !== from) throw refuse('programme_moved');
  // Read after the wait for the row: a day may have begun meanwhile.
  await moveProgramme(session, row, await decide(session, row, clock.now()));
}
