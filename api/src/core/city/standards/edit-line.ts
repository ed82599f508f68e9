import { type LineWords, type StandardLine, wordsOfLine } from '../../../../contract/standards.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { Refusal, refuse } from '../../../lib/refusal.ts';
import { minorCategories } from '../schemes.ts';
import { lockSettings } from '../store.ts';
import { planImport } from './imports/index.ts';
import { listLines } from './queries.ts';
import { toCells } from './sheet.ts';
import { lockActive } from './store.ts';
import { writeLines } from './write-lines.ts';

/** One line from a form: read and judged as one row of a spreadsheet, and written the same way. */
export async function saveLine(
  { db, clock }: Context,
  { basedOn, line }: { basedOn: string | null; line: LineWords },
): Promise<StandardLine> {
  const now = clock.now();
  await db.transaction(async (session) => {
    await lockSettings(session);
    const active = await lockActive(session);
    const cells = toCells(line, '').map((cell) => String(cell ?? ''));
    const [row] = planImport(
      [{ rowNo: 1, cells }],
      active.map(wordsOfLine),
      await minorCategories(session),
    );
    if (row?.outcome === 'error')
      throw new Refusal(
        'invalid_input',
        row.problems.map(({ column, message }) => ({
          path: column,
          message: `${column}：${message}`,
        })),
      );
    // Already as asked for: the answer of the first try was lost.
    if (row?.outcome === 'same') return;
    const before = active.find((one) => one.code === line.code);
    if ((before?.id ?? null) !== basedOn) throw refuse('standard_outdated');
    await writeLines(session, active, [{ outcome: before ? 'change' : 'add', line }], now);
  });
  return newestVersion(db, line.code);
}

/** Ends one version; a version that has already ended stays as it is. */
export async function endLine({ db, clock }: Context, id: string): Promise<StandardLine> {
  const now = clock.now();
  const code = await db.transaction(async (session) => {
    await lockSettings(session);
    const active = await lockActive(session);
    const line = active.find((one) => one.id === id);
    if (line)
      await writeLines(session, active, [{ outcome: 'retire', line: wordsOfLine(line) }], now);
    return line?.code;
  });
  return code === undefined ? endedVersion(db, id) : newestVersion(db, code);
}

async function newestVersion(session: Session, code: string): Promise<StandardLine> {
  const [line] = await listLines(session, { code, versions: 'all', limit: 1 });
  if (!line) throw refuse('not_found');
  return line;
}

async function endedVersion(session: Session, id: string): Promise<StandardLine> {
  const newest = await newestVersion(session, id.replace(/-v\d+$/, ''));
  if (newest.id !== id) throw refuse('standard_outdated');
  return newest;
}
