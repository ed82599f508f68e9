import type { Knex } from 'knex';
import type { CaseAction, CaseState } from '../../../../contract/case-words.ts';
import { build, type Session } from '../../../lib/db.ts';
import { readSettings } from '../../city/index.ts';
import { limitOf } from './limits.ts';
import { moveVisits, REWORK, type Visit } from './stage-clock.ts';

const COLUMNS = {
  seq: 'seq',
  stage: 'stage',
  round: 'round',
  holder: 'holder',
  limitMs: 'limit_ms',
  startedAt: 'started_at',
  runningSince: 'running_since',
  usedMs: 'used_ms',
  dueAt: 'due_at',
  endedAt: 'ended_at',
  endedSeq: 'ended_seq',
  overdueAt: 'overdue_at',
} as const satisfies Record<keyof Visit, string>;

type LoggedStep = {
  seq: number;
  action: CaseAction;
  from_state: CaseState | null;
  to_state: CaseState;
  at: Date;
};

/** The limit of the stage a step leads into, as the city has it now; the log keeps it. */
export async function stageLimit(session: Session, step: LoggedStep): Promise<number | undefined> {
  if (step.from_state === step.to_state || limitOf(step.to_state) === undefined) return undefined;
  return limitOf(step.to_state, (await readSettings(session)).stageMinutes);
}

/** Brings the timers of a case up to a step that was just logged, in its transaction. */
export async function keepStages(
  session: Session,
  caseId: string,
  step: LoggedStep,
  limitMs: number | undefined,
): Promise<void> {
  const before = step.from_state === null ? [] : await openVisits(session, caseId);
  const round = limitMs === undefined ? 1 : await roundOf(session, caseId);
  const { seq, from_state: from, to_state: to, at } = step;
  const visits = moveVisits(before, { seq, from, to, at, round, limitMs });
  for (const visit of visits) {
    const known = before.find((one) => one.seq === visit.seq);
    if (known !== visit) await writeVisit(session, caseId, visit, known === undefined);
  }
}

async function writeVisit(
  session: Session,
  caseId: string,
  visit: Visit,
  isNew: boolean,
): Promise<void> {
  const row = Object.fromEntries(
    Object.entries(COLUMNS).map(([field, column]) => [column, visit[field as keyof Visit]]),
  );
  const where = { case_id: caseId, seq: visit.seq };
  // The job may have booked the overdue second after this visit was read.
  const overdue = build.raw('COALESCE(overdue_at, ?)', [visit.overdueAt as Date]);
  await session.write(
    isNew
      ? build('case_stages').insert({ ...row, ...where })
      : build('case_stages')
          .where(where)
          .update({ ...row, overdue_at: overdue }),
  );
}

async function roundOf(session: Session, caseId: string): Promise<number> {
  const row = await session.first<{ count: number }>(
    build('case_events')
      .count({ count: '*' })
      .where('case_id', caseId)
      .whereIn('action', [...REWORK]),
  );
  return 1 + (row?.count ?? 0);
}

async function openVisits(session: Session, caseId: string): Promise<Visit[]> {
  return session.rows<Visit>(
    build('case_stages')
      .select(COLUMNS)
      .where('case_id', caseId)
      .whereNull('ended_at')
      .orderBy('seq'),
  );
}

export async function visitsOf(session: Session, caseId: string): Promise<Visit[]> {
  return session.rows<Visit>(
    build('case_stages').select(COLUMNS).where('case_id', caseId).orderBy('seq'),
  );
}

/** The running timer of each case; a case has at most one. */
export async function runningVisits(
  session: Session,
  caseIds: string[],
): Promise<Map<string, Visit>> {
  if (caseIds.length === 0) return new Map();
  const rows = await session.rows<Visit & { caseId: string }>(
    build('case_stages')
      .select({ caseId: 'case_id', ...COLUMNS })
      .whereIn('case_id', caseIds)
      .whereNotNull('running_since'),
  );
  return new Map(rows.map(({ caseId, ...visit }) => [caseId, visit]));
}

/** Narrows a query over cases to those whose stage should be over by now. */
export const withStageOverdue =
  (now: Date) =>
  (query: Knex.QueryBuilder): void => {
    void query.whereExists(
      build('case_stages')
        .select(build.raw('1'))
        .whereRaw('case_stages.case_id = cases.id')
        .whereNotNull('running_since')
        .andWhere((or) => or.whereNotNull('overdue_at').orWhere('due_at', '<=', now)),
    );
  };
