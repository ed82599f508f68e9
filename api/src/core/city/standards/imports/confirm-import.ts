import type { StandardImport } from '../../../../../contract/standards.ts';
import type { Context } from '../../../../context.ts';
import type { Session } from '../../../../lib/db.ts';
import { refuse } from '../../../../lib/refusal.ts';
import { lockSettings } from '../../store.ts';
import { lockActive } from '../store.ts';
import { hashOf, writeLines } from '../write-lines.ts';
import { ownImport } from './check-import.ts';
import { changeImport, lockImport, rowsToWrite } from './import-store.ts';
import { showImport } from './show-imports.ts';

/** Writes what the dry run showed, as a whole or not at all. Confirmed twice, it has happened once. */
export async function confirmImport(
  context: Context,
  staffId: string,
  id: string,
): Promise<StandardImport> {
  await ownImport(context, staffId, id);
  const now = context.clock.now();
  await context.db.transaction((session) => confirm(session, id, now));
  return showImport(context, await ownImport(context, staffId, id));
}

async function confirm(session: Session, id: string, now: Date): Promise<void> {
  await lockSettings(session);
  const found = await lockImport(session, id);
  if (found?.state === 'confirmed') return;
  if (found?.state !== 'checked') throw refuse('import_not_checked');
  if (JSON.parse(found.counts ?? '{}').error > 0) throw refuse('import_has_errors');
  const active = await lockActive(session);
  // Somebody changed a line since: what the dry run said is no longer what would happen.
  if (hashOf(active) !== found.base_hash) throw refuse('import_outdated');
  await writeLines(session, active, await rowsToWrite(session, id), now);
  const after_hash = hashOf(await lockActive(session));
  await changeImport(session, id, { state: 'confirmed', confirmed_at: now, after_hash });
}
