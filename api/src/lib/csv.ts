import { stringify } from 'csv-stringify/sync';
import type { Cell } from './xlsx.ts';

/** A CSV file while it is made, page by page. What a spreadsheet would take for a formula is escaped. */
export async function* writeCsv(
  titles: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  // The mark in front tells spreadsheets that the text is UTF-8.
  yield `\uFEFF${stringify([titles])}`;
  for await (const rows of pages)
    if (rows.length > 0)
      yield stringify(
        rows.map((row) => [...row]),
        { escape_formulas: true },
      );
}
