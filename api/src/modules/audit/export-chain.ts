import type { FileReply } from '../../../contract/route.ts';
import { writeCsv } from '../../lib/csv.ts';
import type { Session } from '../../lib/db.ts';
import { readChain } from './queries.ts';
import { spanOfDays } from './span-of-days.ts';
import { CHAIN_COLUMNS } from './store.ts';

/** The rows of some days as they stand, with the hashes: whoever has the file can recompute the chain. */
export function exportChain(session: Session, range: { from: string; to: string }): FileReply {
  const days = spanOfDays(range);
  return {
    fileName: `审计记录-${days.from}至${days.to}.csv`,
    content: writeCsv(CHAIN_COLUMNS, readCells(session, days)),
  };
}

async function* readCells(session: Session, days: { from: string; to: string }) {
  for await (const rows of readChain(session, days))
    yield rows.map((row) =>
      CHAIN_COLUMNS.map((name) => (name === 'at' ? row.at.toISOString() : row[name])),
    );
}
