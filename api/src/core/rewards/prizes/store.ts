import type { z } from 'zod';
import type { prizeKind } from '../../../../contract/reward-money.ts';
import { build, type Session } from '../../../lib/db.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import type { Score, Ticket } from './rules.ts';

export type PrizeKind = z.output<typeof prizeKind>;

export type RoundRow = {
  programme_id: string;
  month: string;
  kind: PrizeKind;
  version: number;
  seed_sha256: string | null;
  seed_sealed: Buffer | null;
  seed: string | null;
  committed_at: Date | null;
  booked_at: Date | null;
  booked_by: string | null;
  result: string | null;
};
export type RoundKey = { programmeId: string; month: string; kind: PrizeKind };

const whereRound = ({ programmeId, month, kind }: RoundKey) => ({
  programme_id: programmeId,
  month,
  kind,
});

/** Makes the row of a round if it is missing; the seed of the first one stands. */
export async function openRound(
  session: Session,
  key: RoundKey,
  round: Pick<RoundRow, 'version'> & Partial<RoundRow>,
): Promise<void> {
  await session.write(
    build('reward_prizes')
      .insert({ ...whereRound(key), ...round })
      .onConflict(['programme_id', 'month', 'kind'])
      .ignore(),
  );
}

export const findRound = (session: Session, key: RoundKey) =>
  session.first<RoundRow>(build('reward_prizes').where(whereRound(key)));

export const lockRound = (session: Session, key: RoundKey) =>
  session.first<RoundRow>(build('reward_prizes').where(whereRound(key)).forUpdate());

export async function closeRound(
  session: Session,
  key: RoundKey,
  end: Pick<RoundRow, 'seed' | 'booked_at' | 'booked_by' | 'result'>,
): Promise<void> {
  await session.write(build('reward_prizes').where(whereRound(key)).update(end));
}

export async function pageOfRounds(
  session: Session,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const query = build('reward_prizes')
    .orderBy(['programme_id', 'month', 'kind'].map((column) => ({ column, order: 'desc' })))
    .limit(limit + 1);
  const [id, month, kind] = readCursor(cursor)?.split('|') ?? [];
  if (id && month && kind)
    void query.whereRaw('(programme_id, month, kind) < (?, ?, ?)', [id, month, kind]);
  const rows = await session.rows<RoundRow>(query);
  return toPage(rows, limit, (row) => `${row.programme_id}|${row.month}|${row.kind}`);
}

const EARNED = ['owed', 'in_payout', 'paid', 'points'];
type Span = { programmeId: string; from: Date; to: Date };

const earnedCases = ({ programmeId, from, to }: Span) =>
  build('rewards')
    .where({ programme_id: programmeId, kind: 'case' })
    .whereIn('state', EARNED)
    .whereNull('void_reason')
    .andWhere('booked_at', '>=', from)
    .andWhere('booked_at', '<', to);

export async function scoresOf(session: Session, span: Span): Promise<Score[]> {
  const rows = await session.rows<{ person_id: string; points: string; count: number; last: Date }>(
    earnedCases(span)
      .select('person_id')
      .sum({ points: 'points' })
      .count({ count: '*' })
      .max({ last: 'booked_at' })
      .groupBy('person_id'),
  );
  return rows.map((row) => ({
    personId: row.person_id,
    points: Number(row.points),
    filedCount: row.count,
    lastAt: row.last.toISOString(),
  }));
}

/** Id and owner only, so that the tickets of a busy month fit in memory. */
export async function ticketsOf(session: Session, span: Span): Promise<Ticket[]> {
  const rows = await session.rows<{ id: string; person_id: string }>(
    earnedCases(span).select('id', 'person_id').orderBy('id'),
  );
  return rows.map((row) => ({ rewardId: row.id, personId: row.person_id }));
}
