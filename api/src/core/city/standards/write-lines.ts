import type { Standard } from '../../../../contract/cases.ts';
import type { ImportOutcome, LineWords } from '../../../../contract/standards.ts';
import type { Session } from '../../../lib/db.ts';
import { sha256 } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import { categoryNames, schemeInUse } from '../schemes.ts';
import { endVersions, insertRows, lastVersions, type NewVersion, versionId } from './store.ts';

export type Edit = { outcome: ImportOutcome; line: LineWords };
type Active = readonly (Standard & { position: number })[];

/** Every change of a line gives it another id, so the ids say whether anything moved. */
export const hashOf = (active: readonly { id: string }[]): string =>
  sha256(
    active
      .map((line) => line.id)
      .sort()
      .join(' '),
  );

/** The only way a line changes: what is no longer valid ends, what is new is another version. */
export async function writeLines(
  session: Session,
  active: Active,
  edits: readonly Edit[],
  now: Date,
): Promise<void> {
  const written = await newVersions(session, active, edits, now);
  const idOf = new Map(active.map((line) => [line.code, line.id]));
  const idsWith = (outcome: ImportOutcome) =>
    edits.flatMap((edit) => (edit.outcome === outcome ? [idOf.get(edit.line.code) ?? ''] : []));
  const ended =
    (await endVersions(session, idsWith('change'), 'replaced', now)) +
    (await endVersions(session, idsWith('retire'), 'retired', now));
  if (ended !== idsWith('change').length + idsWith('retire').length)
    throw refuse('import_outdated');
  await insertRows(session, written);
}

async function newVersions(
  session: Session,
  active: Active,
  edits: readonly Edit[],
  now: Date,
): Promise<NewVersion[]> {
  const [schemeId, names, last] = await Promise.all([
    schemeInUse(session),
    categoryNames(session),
    lastVersions(session),
  ]);
  const before = new Map(active.map((line) => [line.code, line]));
  let position = Math.max(-1, ...active.map((line) => line.position));
  return edits
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
