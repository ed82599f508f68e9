import type { Context } from '../../../context.ts';
import { readDays, readExamined } from './day-file.ts';
import { sealedDays } from './day-store.ts';
import { hashDay } from './hash-day.ts';

/**
 * The first sealed day from `from` on that is not what it was: a row changed, added or gone, a day torn out, or
 * another hash than the one kept outside the database. Null when all are, or people have looked into it.
 */
export async function findRewrittenDay(
  { db, config }: Pick<Context, 'db' | 'config'>,
  from: string,
): Promise<string | null> {
  const { journalDir } = config.payouts;
  const kept = journalDir ? await readDays(journalDir) : new Map<string, Set<string>>();
  const examined = journalDir ? await readExamined(journalDir) : new Set<string>();
  let before: string | undefined;
  for await (const { day, previousHash, hash } of sealedDays(db, from)) {
    const isLinked = before === undefined || previousHash === before;
    const isKept = [...(kept.get(day) ?? [])].every((one) => one === hash);
    kept.delete(day);
    before = hash;
    if (examined.has(day)) continue;
    if (!isLinked || !isKept || (await hashDay(db, day, previousHash)).hash !== hash) return day;
  }
  // What the file knows and the database does not went with commits that were lost.
  const lost = [...kept.keys()].filter((day) => day >= from && !examined.has(day));
  return lost.sort()[0] ?? null;
}
