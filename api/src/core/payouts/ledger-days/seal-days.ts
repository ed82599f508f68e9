import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { firstMovementAt } from '../../rewards/index.ts';
import { appendDay } from './day-file.ts';
import { insertDay, lastDay } from './day-store.ts';
import { hashDay, NO_HASH } from './hash-day.ts';

/** Seals every day that is over and not sealed yet, empty ones too. Returns how many. */
export async function sealDays({ db, clock, config }: Context): Promise<number> {
  const now = clock.now();
  const today = shanghaiDay(now);
  let last = await lastDay(db);
  const firstAt = last ? null : await firstMovementAt(db);
  let day = last ? nextDay(last.day) : firstAt && shanghaiDay(firstAt);
  let count = 0;
  for (; day && day < today; day = nextDay(day)) {
    last = await hashDay(db, day, last?.hash ?? NO_HASH);
    // The file first: dying in between writes the same line once more.
    if (config.payouts.journalDir) await appendDay(config.payouts.journalDir, last);
    await insertDay(db, last, now);
    count++;
  }
  return count;
}
