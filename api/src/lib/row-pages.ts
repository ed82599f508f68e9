import { build, type Session } from './db.ts';

/** Half-open: from an instant on, before another. */
export type Span = { from: Date; to: Date };

const PAGE = 2000;

/** The rows of a span by a time and then by a key, a page at a time, so that no table is held in memory. */
export async function* rowPages<Row extends object>(
  session: Session,
  table: string,
  by: { time: keyof Row & string; key: keyof Row & string },
  { from, to }: Span,
): AsyncGenerator<Row[]> {
  const { time, key } = by;
  let last: Row | undefined;
  do {
    const query = build(table)
      .where(time, '>=', last ? (last[time] as Date) : from)
      .andWhere(time, '<', to)
      .orderBy([time, key])
      .limit(PAGE);
    if (last)
      void query.whereRaw('(?? > ? OR ?? > ?)', [
        time,
        last[time] as Date,
        key,
        last[key] as string,
      ]);
    const rows = await session.rows<Row>(query);
    yield rows;
    last = rows.length === PAGE ? rows[PAGE - 1] : undefined;
  } while (last);
}
