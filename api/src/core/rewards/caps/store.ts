import { build, type Session } from '../../../lib/db.ts';
import type { Cap, Used } from './rules.ts';

type CounterRow = { id: string; times: number; amount_fen: number };

/** Locks the counters of one entry, in their order, and says what was used so far. */
export async function lockCounters(
  session: Session,
  caps: readonly Cap[],
): Promise<Map<string, Used>> {
  if (caps.length === 0) return new Map();
  const ids = caps.map(({ id }) => id);
  // Makes what is missing and locks what is there, in the order of the rows.
  await session.write(
    build('reward_counters')
      .insert(ids.map((id) => ({ id })))
      .onConflict('id')
      .merge(['id']),
  );
  const rows = await session.rows<CounterRow>(
    build('reward_counters').whereIn('id', ids).orderBy('id').forUpdate(),
  );
  return new Map(
    rows.map((row) => [row.id, { times: row.times, amountFen: Number(row.amount_fen) }]),
  );
}

/** The counters are locked by the caller. */
export async function useCaps(
  session: Session,
  rewardId: string,
  caps: readonly Cap[],
  amountFen: number,
): Promise<void> {
  if (caps.length === 0) return;
  const ids = caps.map(({ id }) => id);
  await session.write(
    build('reward_cap_uses').insert(
      ids.map((id) => ({ reward_id: rewardId, counter_id: id, times: 1, amount_fen: amountFen })),
    ),
  );
  await session.write(
    build('reward_counters')
      .whereIn('id', ids)
      .increment('times', 1)
      .increment('amount_fen', amountFen),
  );
}

/** What a reward that was taken back had used is free again; the caller holds the reward's lock. */
export async function releaseCaps(session: Session, rewardId: string): Promise<void> {
  const uses = await session.rows<{ counter_id: string; times: number; amount_fen: number }>(
    build('reward_cap_uses')
      .select('counter_id', 'times', 'amount_fen')
      .where({ reward_id: rewardId, is_released: 0 })
      .orderBy('counter_id'),
  );
  for (const use of uses)
    await session.write(
      build('reward_counters')
        .where('id', use.counter_id)
        .decrement('times', use.times)
        .decrement('amount_fen', use.amount_fen),
    );
  if (uses.length > 0)
    await session.write(
      build('reward_cap_uses').where('reward_id', rewardId).update({ is_released: 1 }),
    );
}
