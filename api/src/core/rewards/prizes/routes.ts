import type { PrizeRound } from '../../../../contract/reward-money.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { type Module, staffOf } from '../../../module.ts';
import { bookPrizes, type RoundResult } from './book-prizes.ts';
import { findRound, pageOfRounds, type RoundRow } from './store.ts';

export const prizeRoutes: Module['routes'] = {
  listPrizeRounds: async ({ db }, { query }) => {
    const page = await pageOfRounds(db, query);
    return { ...page, items: page.items.map(toRound) };
  },
  bookPrizes: async (context, { actor, body }) => {
    await bookPrizes(context, staffOf(actor).id, body);
    return toRound((await findRound(context.db, body))!);
  },
};

function toRound(row: RoundRow): PrizeRound {
  const result: RoundResult = row.result ? JSON.parse(row.result) : { entryCount: 0, winners: [] };
  return {
    programmeId: row.programme_id,
    month: row.month,
    kind: row.kind,
    seedSha256: row.seed_sha256,
    seed: row.seed,
    bookedOn: row.booked_at && shanghaiDay(row.booked_at),
    ...result,
  };
}
