import type { AuditCheck } from '../../../contract/audit.ts';
import type { Session } from '../../lib/db.ts';
import { daysWithin, headBefore, headOf, readChain } from './queries.ts';
import { spanOfDays } from './span-of-days.ts';
import { firstHash, hashOf } from './store.ts';

/** A call ends after the day with which it has read so many rows; the next one goes on. */
const ROWS_PER_CALL = 50_000;

/** Recomputes the chain day by day; a changed, missing or added row, and a day torn out, break it there. */
export async function checkChain(
  session: Session,
  range: { from: string; to: string },
  rowsPerCall = ROWS_PER_CALL,
): Promise<AuditCheck> {
  const { from, to } = spanOfDays(range);
  let [count, days] = [0, 0];
  for (const day of await daysWithin(session, from, to)) {
    if (count >= rowsPerCall) return { count, days, isIntact: true, brokenAt: null, nextFrom: day };
    const checked = await checkDay(session, day);
    count += checked.count;
    days++;
    if (checked.brokenAtSeq !== null) {
      const brokenAt = { day, seq: checked.brokenAtSeq };
      return { count, days, isIntact: false, brokenAt, nextFrom: null };
    }
  }
  return { count, days, isIntact: true, brokenAt: null, nextFrom: null };
}

async function checkDay(session: Session, day: string) {
  const head = await headOf(session, day);
  const count = head?.last_seq ?? 0;
  const start = head?.first_hash ?? firstHash(day);
  const before = head?.first_hash ? await headBefore(session, day) : undefined;
  if (before && before.last_hash !== start) return { count, brokenAtSeq: 1 };
  let [hash, seq] = [start, 0];
  // Rows that are added while we look are not ours to judge.
  const within = { from: day, to: day, lastSeq: head?.last_seq };
  for await (const rows of readChain(session, within))
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.hash !== hashOf(row, hash))
        return { count, brokenAtSeq: seq + 1 };
      [hash, seq] = [row.hash, row.seq];
    }
  // A day that never had a row ends with what it began with; the first of all links to nothing.
  const end = head && (head.last_seq > 0 || head.first_hash) ? head.last_hash : start;
  const isWhole = seq === count && hash === end;
  return { count, brokenAtSeq: isWhole ? null : Math.min(seq, count) + 1 };
}
