import type { Standard } from '../../../../contract/cases.ts';
import type { StandardImport } from '../../../../contract/standards.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { categoryNames, schemeInUse } from '../schemes.ts';
import { lockSettings } from '../store.ts';
import { hashOf, ownImport } from './check-import.ts';
import { changeImport, lockImport, rowsToWrite, showImport } from './import-store.ts';
import type { LineWords } from './sheet.ts';
import {
  endVersions,
  insertRows,
  lastVersions,
  lockActive,
  type NewVersion,
  versionId,
} from './store.ts';

/** Writes what the dry run showed, as a whole or not at all. Confirmed twice, it has happened once. */
export async function confirmImport(
  context: Context,
  staffId: string,
  id: string,
): Promise<StandardImport> {
  await ownImport(context, staffId, id);
  const now = context.clock.now();
  await context.db.transaction((session) => confirm(session, id, now));
  return showImport(await ownImport(context, staffId, id));
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
  const rows = await rowsToWrite(session, id);
  const written = await newVersions(session, active, rows, now);
  const idOf = new Map(active.map((line) => [line.code, line.id]));
  const idsWith = (outcome: string) =>
    rows.flatMap((row) => (row.outcome === outcome ? [idOf.get(row.line.code) ?? ''] : []));
  const ended =
    (await endVersions(session, idsWith('change'), 'replaced', now)) +
    (await endVersions(session, idsWith('retire'), 'retired', now));
  if (ended !== idsWith('change').length + idsWith('retire').length)
    throw refuse('import_outdated');
  await insertRows(session, written);
  await changeImport(session, id, { state: 'confirmed', confirmed_at: now });
}

async function newVersions(
  session: Session,
  active: readonly (Standard & { position: number })[],
  rows: readonly { outcome: string; line: LineWords }[],
  now: Date,
): Promise<NewVersion[]> {
  const [schemeId, names, last] = await Promise.all([
    schemeInUse(session),
    categoryNames(session),
    lastVersions(session),
  ]);
  const before = new Map(active.map((line) => [line.code, line]));
  let position = Math.max(-1, ...active.map((line) => line.position));
  return rows
    .filter(({ outcome }) => outcome === 'add' || outcome === 'change')
    .map(({ line }) => {
      const version = (last.get(line.code) ?? 0) + 1;
      return {
        ...line,
        id: versionId(line.code, version),
        categoryName: names.get(line.categoryKey) ?? '',
        schemeId,
        version,
        validFrom: now,
        replacedBy: null,
        position: before.get(line.code)?.position ?? ++position,
      };
    });
}
