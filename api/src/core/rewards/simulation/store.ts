import type { SimulationResult } from '../../../../contract/programmes.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { Reward } from '../store.ts';

export type SimulationRow = {
  id: string;
  programme_id: string;
  version: number;
  rules_sha256: string;
  from_day: string;
  to_day: string;
  state: 'queued' | 'done';
  asked_by: string;
  asked_name: string;
  asked_at: Date;
  done_at: Date | null;
  done_count: number;
  total_count: number | null;
  result: string | null;
  /** Which rules were in force when it began. */
  base_sha256: string | null;
};

export async function insertSimulation(
  session: Session,
  row: Omit<
    SimulationRow,
    'state' | 'done_at' | 'done_count' | 'total_count' | 'result' | 'base_sha256'
  >,
): Promise<void> {
  await session.write(build('reward_simulations').insert({ ...row, state: 'queued' }));
}

export const latestSimulation = (session: Session, programmeId: string, version: number) =>
  session.first<SimulationRow>(
    build('reward_simulations')
      .where({ programme_id: programmeId, version })
      .orderBy('id', 'desc')
      .limit(1),
  );

export const queuedSimulations = (session: Session) =>
  session.rows<SimulationRow>(
    build('reward_simulations').where('state', 'queued').orderBy('id').limit(5),
  );

/** For whoever waits; nothing hangs on it. */
export async function noteProgress(
  session: Session,
  id: string,
  progress: { done_count: number; total_count: number },
): Promise<void> {
  await session.write(build('reward_simulations').where({ id, state: 'queued' }).update(progress));
}

export async function finishSimulation(
  session: Session,
  id: string,
  now: Date,
  { result, base }: { result: SimulationResult; base: string },
): Promise<void> {
  await session.write(
    build('reward_simulations')
      .where({ id, state: 'queued' })
      .update({ state: 'done', done_at: now, result: JSON.stringify(result), base_sha256: base }),
  );
}

export type PastCase = {
  reward_id: string;
  facts: string;
  person_alias: string;
  amount_fen: number;
  state: Reward['state'];
};

/** Decided cases of a time, in the order in which they were decided; a page at a time. */
export const pageOfPast = (
  session: Session,
  span: { from: Date; to: Date; after: string; limit: number },
) =>
  session.rows<PastCase>(
    build('reward_decisions')
      .join('rewards', 'rewards.id', 'reward_decisions.reward_id')
      .select(
        'reward_decisions.reward_id',
        'reward_decisions.facts',
        'rewards.person_alias',
        'rewards.amount_fen',
        'rewards.state',
      )
      .where('reward_decisions.reward_id', '>', span.after)
      .andWhere('reward_decisions.decided_at', '>=', span.from)
      .andWhere('reward_decisions.decided_at', '<', span.to)
      .orderBy('reward_decisions.reward_id')
      .limit(span.limit),
  );

export async function countPast(session: Session, span: { from: Date; to: Date }): Promise<number> {
  const row = await session.first<{ number: number }>(
    build('reward_decisions')
      .count({ number: '*' })
      .where('decided_at', '>=', span.from)
      .andWhere('decided_at', '<', span.to),
  );
  return row?.number ?? 0;
}

export async function countWithoutFacts(
  session: Session,
  span: { from: Date; to: Date },
): Promise<number> {
  const row = await session.first<{ number: number }>(
    build('rewards')
      .leftJoin('reward_decisions', 'reward_decisions.reward_id', 'rewards.id')
      .count({ number: '*' })
      .where('rewards.kind', 'case')
      .andWhere('rewards.booked_at', '>=', span.from)
      .andWhere('rewards.booked_at', '<', span.to)
      .whereNull('reward_decisions.reward_id'),
  );
  return row?.number ?? 0;
}
