import type {
  ProgrammeDetail,
  ProgrammeRow as ProgrammeLine,
  Simulation,
} from '../../../../contract/programmes.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import type { Database, Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import { readCity } from '../../city/index.ts';
import { isCurrent } from '../simulation/is-current.ts';
import { latestSimulation, type SimulationRow } from '../simulation/store.ts';
import type { Version } from './change-programme.ts';
import type { Programme } from './rules.ts';
import { runOf } from './run-of.ts';
import { sayOnlyFirst, sayPicks, sayRuleSections, sayRules } from './say-rules.ts';
import {
  findProgrammeRow,
  hashOfRules,
  type ProgrammeRow,
  programmesOn,
  publishedUnder,
  toProgramme,
} from './store.ts';

export async function showProgrammes(
  session: Session,
  now: Date,
  rows: readonly ProgrammeRow[],
): Promise<ProgrammeLine[]> {
  const inForce = await programmesOn(session, shanghaiDay(now));
  const published =
    rows.length > 0
      ? await publishedUnder(
          session,
          rows.map(({ id }) => id),
        )
      : [];
  return rows.map((row) => ({ ...toLine(row, inForce), run: runOf(row, published, now) }));
}

export async function showProgramme(
  session: Session,
  now: Date,
  staff: StaffActor,
  of: Version,
): Promise<ProgrammeDetail> {
  const row = await findProgrammeRow(session, of.id, of.version);
  if (!row) throw refuse('not_found');
  const programme = toProgramme(row);
  const sha256 = hashOfRules(programme);
  const trial = await latestSimulation(session, of.id, of.version);
  const isUnderWay = row.state === 'draft' || row.state === 'proposed';
  // What was published is compared with what it replaced, for ever.
  const simulation =
    trial && toSimulation(trial, !isUnderWay || (await isCurrent(session, trial, sha256, now)));
  const isTried = simulation?.state === 'done' && simulation.isCurrent;
  const inForce = await programmesOn(session, shanghaiDay(now));
  const isFinance = staff.roles.includes('finance');
  const tookPart = row.created_by === staff.id || row.proposed_by === staff.id;
  return {
    ...toLine(row, inForce),
    run: runOf(row, await publishedUnder(session, [row.id]), now),
    terms: row.terms,
    termsVersion: row.terms_version,
    rules: programme.rules,
    lines: sayRules(programme.rules),
    simulation: simulation ?? null,
    sha256,
    inForce: inForce.find((one) => one.id === row.id) ?? inForce[0] ?? null,
    mayEdit: isFinance && row.state === 'draft',
    mayPropose: isFinance && row.state === 'draft' && isTried,
    mayPublish: isFinance && row.state === 'proposed' && !tookPart && isTried,
    mayEnd: isFinance && row.state === 'published',
  };
}

/** What any citizen may read of the rules that run today. */
export async function showRulesInForce(db: Database, now: Date) {
  const programmes = await programmesOn(db, shanghaiDay(now));
  const { picks } = await readCity(db);
  return {
    items: programmes.map(({ name, startsOn, endsOn, terms, rules }) => ({
      name,
      startsOn,
      endsOn,
      terms,
      needsPhone: rules.eligible.realName === 'phone',
      kinds: sayPicks(rules, picks),
      sections: sayRuleSections(rules),
      onlyFirst: sayOnlyFirst(rules),
    })),
  };
}

const toLine = (row: ProgrammeRow, inForce: readonly Programme[]): Omit<ProgrammeLine, 'run'> => ({
  id: row.id,
  version: row.version,
  name: row.name,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  state: row.state,
  createdBy: row.created_name,
  proposedBy: row.proposed_name,
  publishedBy: row.published_name,
  publishedAt: row.published_at?.toISOString() ?? null,
  endedBy: row.ended_name,
  isInForce: inForce.some((one) => one.id === row.id && one.version === row.version),
});

const toSimulation = (row: SimulationRow, isCurrent: boolean): Simulation => ({
  id: row.id,
  fromDay: row.from_day,
  toDay: row.to_day,
  state: row.state,
  doneCount: row.done_count,
  totalCount: row.total_count,
  askedBy: row.asked_name,
  askedAt: row.asked_at.toISOString(),
  isCurrent,
  result: row.result ? JSON.parse(row.result) : null,
});
