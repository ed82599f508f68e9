import type { z } from 'zod';
import { type Standard, standard } from '../../../../contract/cases.ts';
import { build, type Session } from '../../../lib/db.ts';

export type StandardRow = {
  id: string;
  category_key: string;
  category_name: string;
  problem_kind: string;
  filing_condition: string;
  limit_value: number;
  limit_unit: Standard['limit']['unit'];
  closing_condition: string;
  code: string;
  scheme: string;
  version: number;
  authority: string;
  legal_basis: string;
  grade: Standard['grade'];
  valid_from: Date | null;
  replaced_by: string | null;
  is_active: number;
  position: number;
};

export const STANDARD_COLUMNS = [
  'id',
  'category_key',
  'category_name',
  'problem_kind',
  'filing_condition',
  'limit_value',
  'limit_unit',
  'closing_condition',
  'code',
  'scheme',
  'version',
  'authority',
  'legal_basis',
  'grade',
  'valid_from',
  'replaced_by',
  'is_active',
  'position',
] satisfies (keyof StandardRow)[];
const ROWS_PER_INSERT = 500;

export async function readStandards(session: Session): Promise<Standard[]> {
  const rows = await session.rows<StandardRow>(
    build('standards')
      .select(STANDARD_COLUMNS)
      .where('is_active', 1)
      .orderBy('position')
      .orderBy('id'),
  );
  return rows.map(toStandard);
}

/** First versions, as a city is built. */
export async function insertStandards(
  session: Session,
  standards: z.input<typeof standard>[],
): Promise<void> {
  await insertRows(
    session,
    standards.map((one, position) => ({
      ...standard.parse(one),
      code: one.code || one.id,
      validFrom: one.validFrom ? new Date(one.validFrom) : null,
      position,
    })),
  );
}

export type NewVersion = Omit<Standard, 'validFrom'> & { validFrom: Date | null; position: number };

export async function insertRows(session: Session, lines: NewVersion[]): Promise<void> {
  for (let from = 0; from < lines.length; from += ROWS_PER_INSERT)
    await session.write(
      build('standards').insert(lines.slice(from, from + ROWS_PER_INSERT).map(toRow)),
    );
}

/** The active lines under a lock: nobody files a second version of one meanwhile. */
export async function lockActive(session: Session): Promise<(Standard & { position: number })[]> {
  const rows = await session.rows<StandardRow>(
    build('standards')
      .select(STANDARD_COLUMNS)
      .where('is_active', 1)
      .orderBy('position')
      .orderBy('id')
      .forUpdate(),
  );
  return rows.map((row) => ({ ...toStandard(row), position: row.position }));
}

/** What stopped being valid at one moment: the lines as they were before an import. */
export async function readEndedAt(session: Session, at: Date): Promise<Standard[]> {
  const rows = await session.rows<StandardRow>(
    build('standards').select(STANDARD_COLUMNS).where('valid_to', at).orderBy('position'),
  );
  return rows.map(toStandard);
}

/** The newest version of each line, active or not: what the next version counts from. */
export async function lastVersions(session: Session): Promise<Map<string, number>> {
  const rows = await session.rows<{ code: string; version: number }>(
    build('standards').select('code').max({ version: 'version' }).groupBy('code'),
  );
  return new Map(rows.map((row) => [row.code, row.version]));
}

/** Versions stay as they were filed under; they only stop being chosen. Returns how many did. */
export async function endVersions(
  session: Session,
  ids: string[],
  how: 'replaced' | 'retired',
  at: Date,
): Promise<number> {
  let ended = 0;
  for (let from = 0; from < ids.length; from += ROWS_PER_INSERT)
    ended += await session.write(
      build('standards')
        .whereIn('id', ids.slice(from, from + ROWS_PER_INSERT))
        .where('is_active', 1)
        .update({
          is_active: 0,
          valid_to: at,
          // The same words as `versionId` makes.
          ...(how === 'replaced' && {
            replaced_by: build.raw("CONCAT(code, '-v', version + 1)"),
          }),
        }),
    );
  return ended;
}

/** The first version has the number of the line itself, which older cases and clients know. */
export const versionId = (code: string, version: number): string =>
  version === 1 ? code : `${code}-v${version}`;

export const toStandard = (row: StandardRow): Standard => ({
  id: row.id,
  categoryKey: row.category_key,
  categoryName: row.category_name,
  problemKind: row.problem_kind,
  filingCondition: row.filing_condition,
  limit: { value: row.limit_value, unit: row.limit_unit },
  closingCondition: row.closing_condition,
  code: row.code,
  schemeId: row.scheme,
  version: row.version,
  authority: row.authority,
  legalBasis: row.legal_basis,
  grade: row.grade,
  validFrom: row.valid_from?.toISOString() ?? null,
  replacedBy: row.replaced_by,
});

const toRow = (line: NewVersion) => ({
  id: line.id,
  category_key: line.categoryKey,
  category_name: line.categoryName,
  problem_kind: line.problemKind,
  filing_condition: line.filingCondition,
  limit_value: line.limit.value,
  limit_unit: line.limit.unit,
  closing_condition: line.closingCondition,
  code: line.code,
  scheme: line.schemeId,
  version: line.version,
  authority: line.authority,
  legal_basis: line.legalBasis,
  grade: line.grade,
  valid_from: line.validFrom,
  is_active: 1,
  position: line.position,
});
