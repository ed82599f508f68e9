import type { Difference } from '../../../../contract/reconciliation.ts';
import { build, type Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';

// What each run saw of a difference: written once, like everything that was seen.

const SHOWN = 20;

export async function insertSighting(
  session: Session,
  now: Date,
  seen: {
    id: string;
    ourFen: number | null;
    billFen: number | null;
    isGone: boolean;
    words: string | null;
  },
): Promise<void> {
  await session.write(
    build('reconciliation_sightings').insert({
      id: newId(now),
      difference_id: seen.id,
      seen_at: now,
      our_fen: seen.ourFen,
      bill_fen: seen.billFen,
      is_gone: seen.isGone,
      words: seen.words,
    }),
  );
}

type Row = {
  difference_id: string;
  seen_at: Date;
  our_fen: number | null;
  bill_fen: number | null;
  is_gone: number;
  words: string | null;
};

/** Of each of these differences, the oldest first. */
export async function sightingsOf(
  session: Session,
  ids: readonly string[],
): Promise<Map<string, Difference['sightings']>> {
  const rows = await session.rows<Row>(
    build('reconciliation_sightings')
      .whereIn('difference_id', [...ids])
      .orderBy('id'),
  );
  const seen = new Map<string, Difference['sightings']>();
  for (const row of rows)
    seen.set(
      row.difference_id,
      [
        ...(seen.get(row.difference_id) ?? []),
        {
          at: row.seen_at.toISOString(),
          ourFen: row.our_fen,
          billFen: row.bill_fen,
          isGone: row.is_gone === 1,
          words: row.words,
        },
      ].slice(-SHOWN),
    );
  return seen;
}
