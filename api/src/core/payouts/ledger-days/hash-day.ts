import { createHash } from 'node:crypto';
import { nextDay, startOfDay } from '../../../lib/clock.ts';
import type { Session } from '../../../lib/db.ts';
import { movementsBetween } from '../../rewards/index.ts';

/** A day of the ledger as one line: the same rows always give the same hash, and any other rows another. */
export type DayHash = {
  day: string;
  count: number;
  amountFen: number;
  previousHash: string;
  hash: string;
};

/** What stands before the first day of all. */
export const NO_HASH = '0'.repeat(64);

export async function hashDay(
  session: Session,
  day: string,
  previousHash: string,
): Promise<DayHash> {
  const hash = createHash('sha256').update(`${day} ${previousHash}\n`);
  let [count, amountFen] = [0, 0];
  const span = { from: startOfDay(day), to: startOfDay(nextDay(day)) };
  for await (const rows of movementsBetween(session, span))
    for (const { id, debit, credit, amount_fen, reward_id, reason, actor, made_at } of rows) {
      const row = [id, debit, credit, amount_fen, reward_id, reason, actor, made_at.toISOString()];
      hash.update(`${JSON.stringify(row)}\n`);
      count++;
      amountFen += amount_fen;
    }
  return { day, count, amountFen, previousHash, hash: hash.digest('hex') };
}
