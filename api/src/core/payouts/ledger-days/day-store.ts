import { build, type Session } from '../../../lib/db.ts';
import type { DayHash } from './hash-day.ts';

type DayRow = {
  day: string;
  row_count: number;
  amount_fen: number;
  previous_hash: string;
  hash: string;
};

export async function lastDay(session: Session): Promise<DayHash | null> {
  const row = await session.first<DayRow>(build('ledger_days').orderBy('day', 'desc').limit(1));
  return row ? toDay(row) : null;
}

/** In order, a page at a time; a city has 365 of them a year. */
export async function* sealedDays(session: Session, from: string): AsyncGenerator<DayHash> {
  let after = from;
  for (let isFirst = true; ; isFirst = false) {
    const page = await session.rows<DayRow>(
      build('ledger_days')
        .where('day', isFirst ? '>=' : '>', after)
        .orderBy('day')
        .limit(400),
    );
    for (const row of page) yield toDay(row);
    if (page.length < 400) return;
    after = page.at(-1)!.day;
  }
}

/** Two that seal at once write the same. */
export async function insertDay(session: Session, day: DayHash, now: Date): Promise<void> {
  await session.write(
    build('ledger_days')
      .insert({
        ...{ day: day.day, row_count: day.count, amount_fen: day.amountFen },
        ...{ previous_hash: day.previousHash, hash: day.hash, sealed_at: now },
      })
      .onConflict('day')
      .ignore(),
  );
}

const toDay = (row: DayRow): DayHash => ({
  ...{ day: row.day, count: row.row_count, amountFen: row.amount_fen },
  ...{ previousHash: row.previous_hash, hash: row.hash },
});
