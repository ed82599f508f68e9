import { refuse } from './refusal.ts';

/** A keyset cursor: the sort key of the last row, opaque to clients. */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[\x20-\x7e]{1,120}$/.test(text)) throw refuse('invalid_input');
  return text;
}

/** Ask the database for `limit + 1` rows; the extra one says whether there is a next page. */
export function toPage<Row>(rows: Row[], limit: number, keyOf: (row: Row) => string) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last !== undefined
      ? Buffer.from(keyOf(last), 'utf8').toString('base64url')
      : null;
  return { items, nextCursor };
}
