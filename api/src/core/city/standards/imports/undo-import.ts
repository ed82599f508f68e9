import { type StandardImport, wordsOfLine } from '../../../../../contract/standards.ts';
import type { Context } from '../../../../context.ts';
import type { Session } from '../../../../lib/db.ts';
import { refuse } from '../../../../lib/refusal.ts';
import { lockSettings } from '../../store.ts';
import { lockActive, readEndedAt } from '../store.ts';
import { type Edit, hashOf, writeLines } from '../write-lines.ts';
import { changeImport, findImport, lockImport } from './import-store.ts';
import { showImport } from './show-imports.ts';

/** Restores the lines as they were before the last import, as new versions. Undone twice, it has happened once. */
export async function undoImport(context: Context, id: string): Promise<StandardImport> {
  const now = context.clock.now();
  await context.db.transaction((session) => undo(session, id, now));
  const found = await findImport(context.db, id);
  if (!found) throw refuse('not_found');
  return showImport(context, found);
}

async function undo(session: Session, id: string, now: Date): Promise<void> {
  await lockSettings(session);
  const found = await lockImport(session, id);
  if (!found) throw refuse('not_found');
  if (found.undone_at) return;
  const active = await lockActive(session);
  if (!found.confirmed_at || hashOf(active) !== found.after_hash)
    throw refuse('import_not_undoable');
  const confirmedAt = found.confirmed_at.getTime();
  const ended = await readEndedAt(session, found.confirmed_at);
  const codes = new Set(ended.map((line) => line.code));
  const written = active.filter((line) => Date.parse(line.validFrom ?? '') === confirmedAt);
  const replaced = new Set(written.map((line) => line.code));
  const edits: Edit[] = [
    ...ended.map((line) => ({
      outcome: replaced.has(line.code) ? ('change' as const) : ('add' as const),
      line: wordsOfLine(line),
    })),
    ...written
      .filter((line) => !codes.has(line.code))
      .map((line) => ({ outcome: 'retire' as const, line: wordsOfLine(line) })),
  ];
  await writeLines(session, active, edits, now);
  await changeImport(session, id, { undone_at: now });
}
