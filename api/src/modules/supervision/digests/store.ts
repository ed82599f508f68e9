import type { DigestFigure } from '../../../../contract/supervision.ts';
import { build, type Session } from '../../../lib/db.ts';

export type DigestEntry = { figure: DigestFigure; caseId: string; caseNo: string };
export type DigestRow = {
  week: string;
  unit_id: string;
  made_at: Date;
  figures: string;
};

export async function madeDigests(session: Session, week: string): Promise<Set<string>> {
  const rows = await session.rows<{ unit_id: string }>(
    build('unit_digests').select('unit_id').where('week', week),
  );
  return new Set(rows.map((row) => row.unit_id));
}

/** True for the one who was first. */
export async function insertDigest(
  session: Session,
  digest: {
    week: string;
    unitId: string;
    madeAt: Date;
    figures: Record<DigestFigure, number>;
  },
): Promise<boolean> {
  const added = await session.write(
    build('unit_digests')
      .insert({
        week: digest.week,
        unit_id: digest.unitId,
        made_at: digest.madeAt,
        figures: JSON.stringify(digest.figures),
      })
      .onConflict()
      .ignore(),
  );
  return added === 1;
}

const ROWS_AT_ONCE = 500;

export async function insertDigestCases(
  session: Session,
  week: string,
  unitId: string,
  entries: readonly DigestEntry[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE)
    await session.write(
      build('unit_digest_cases').insert(
        entries.slice(from, from + ROWS_AT_ONCE).map(({ figure, caseId, caseNo }) => ({
          week,
          unit_id: unitId,
          figure,
          case_id: caseId,
          case_no: caseNo,
        })),
      ),
    );
}

/** Newest week first; the cursor is `week unit`. */
export async function listDigestRows(
  session: Session,
  filter: {
    unitId?: string | undefined;
    unitIds?: string[] | undefined;
    week?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<DigestRow[]> {
  const query = build('unit_digests')
    .select('week', 'unit_id', 'made_at', 'figures')
    .orderBy([
      { column: 'week', order: 'desc' },
      { column: 'unit_id', order: 'asc' },
    ])
    .limit(filter.limit + 1);
  if (filter.unitId) void query.andWhere('unit_id', filter.unitId);
  if (filter.unitIds) void query.whereIn('unit_id', filter.unitIds);
  if (filter.week) void query.andWhere('week', filter.week);
  const [week, unitId] = filter.after?.split(' ') ?? [];
  if (week && unitId)
    void query.andWhere((or) =>
      or
        .where('week', '<', week)
        .orWhere((same) => same.where('week', week).andWhere('unit_id', '>', unitId)),
    );
  return session.rows<DigestRow>(query);
}

export async function listDigestCases(
  session: Session,
  digest: { week: string; unitId: string; figure: DigestFigure },
  page: { after?: string | undefined; limit: number },
) {
  const query = build('unit_digest_cases')
    .select({ caseId: 'case_id', caseNo: 'case_no' })
    .where({ week: digest.week, unit_id: digest.unitId, figure: digest.figure })
    .orderBy('case_id')
    .limit(page.limit + 1);
  if (page.after) void query.andWhere('case_id', '>', page.after);
  return session.rows<{ caseId: string; caseNo: string }>(query);
}
