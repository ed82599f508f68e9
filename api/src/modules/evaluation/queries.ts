import { type Scheme, schemeDefinition } from '../../../contract/evaluation-scheme.ts';
import { build, type Session } from '../../lib/db.ts';
import type { Mark } from './rules/figures.ts';
import type { SubjectResult } from './rules/results.ts';
import type { AdjustmentRow, PeriodRow } from './store.ts';

type SchemeRow = {
  id: string;
  version: number;
  name: string;
  definition: string;
  published_by: string;
  published_at: Date;
};
export type PublishedScheme = Scheme & { publisherId: string };

export async function publishedSchemes(session: Session): Promise<PublishedScheme[]> {
  const rows = await session.rows<SchemeRow>(
    build('evaluation_schemes')
      .select('id', 'version', 'name', 'definition', 'published_by', 'published_at')
      .orderBy(['id', 'version'])
      .limit(1000),
  );
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    definition: schemeDefinition.parse(JSON.parse(row.definition)),
    publisherId: row.published_by,
    publishedAt: row.published_at.toISOString(),
  }));
}

const PERIOD_COLUMNS: (keyof PeriodRow)[] = [
  'id',
  'from_day',
  'to_day',
  'scheme_id',
  'scheme_version',
  'scheme_copy',
  'area_id',
  'rule_version',
  'state',
  'frozen_by',
  'frozen_by_name',
  'frozen_at',
];

export async function findPeriod(
  session: Session,
  by: { id: string } | Pick<PeriodRow, 'from_day' | 'to_day' | 'scheme_id' | 'area_id'>,
): Promise<PeriodRow | undefined> {
  return session.first<PeriodRow>(build('evaluation_periods').select(PERIOD_COLUMNS).where(by));
}

export async function listPeriods(
  session: Session,
  areaId: string | null,
  page: { after: string | undefined; limit: number },
): Promise<PeriodRow[]> {
  const query = build('evaluation_periods')
    .select(PERIOD_COLUMNS)
    .where({ state: 'frozen', area_id: areaId ?? '' })
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.after) void query.andWhere('id', '<', page.after);
  return session.rows<PeriodRow>(query);
}

type ResultRow = {
  kind: SubjectResult['kind'];
  id: string;
  name: string;
  depth: number;
  parentId: string | null;
  figures: string;
  score: string | null;
};

/** The frozen rows of one kind; a unit tree or a staff list has a natural end. */
export async function frozenResults(
  session: Session,
  periodId: string,
  kind: SubjectResult['kind'],
): Promise<SubjectResult[]> {
  const rows = await session.rows<ResultRow>(
    build('evaluation_results')
      .select({
        kind: 'subject_kind',
        id: 'subject_id',
        name: 'name',
        depth: 'depth',
        parentId: 'parent_id',
        figures: 'figures',
        score: 'score',
      })
      .where({ period_id: periodId, subject_kind: kind })
      .orderBy('position'),
  );
  return rows.map((row) => ({
    ...row,
    figures: JSON.parse(row.figures),
    score: row.score === null ? null : Number(row.score),
  }));
}

export type MarkFilter = {
  kind: Mark['kind'];
  /** Null: every subject of the kind. */
  subjectIds: string[] | null;
  bit: number;
  part: 'numerator' | 'denominator';
  after: string | undefined;
  limit: number;
};

/** Exactly the rows a frozen number was counted from. */
export async function frozenMarks(
  session: Session,
  periodId: string,
  filter: MarkFilter,
): Promise<Mark[]> {
  const query = build('evaluation_marks')
    .select({
      kind: 'subject_kind',
      subjectId: 'subject_id',
      caseId: 'case_id',
      caseNo: 'case_no',
      counted: 'counted',
      hit: 'hit',
    })
    .where({ period_id: periodId, subject_kind: filter.kind })
    .andWhereRaw('(?? & ?) <> 0', [filter.part === 'numerator' ? 'hit' : 'counted', filter.bit])
    .orderBy(['case_id', 'subject_id'])
    .limit(filter.limit + 1);
  if (filter.subjectIds) void query.whereIn('subject_id', filter.subjectIds);
  if (filter.after) {
    const [caseId = '', subjectId = ''] = filter.after.split(' ');
    void query.andWhereRaw('(case_id, subject_id) > (?, ?)', [caseId, subjectId]);
  }
  return session.rows<Mark>(query);
}

const ADJUSTMENT_COLUMNS: (keyof AdjustmentRow)[] = [
  'id',
  'period_id',
  'subject_kind',
  'subject_id',
  'mark',
  'value_hundredths',
  'reason',
  'state',
  'proposed_by',
  'proposed_by_name',
  'proposed_at',
  'decided_by',
  'decided_by_name',
];

export async function findAdjustment(
  session: Session,
  id: string,
): Promise<AdjustmentRow | undefined> {
  return session.first<AdjustmentRow>(
    build('evaluation_adjustments').select(ADJUSTMENT_COLUMNS).where('id', id),
  );
}

export async function listAdjustments(
  session: Session,
  periodId: string,
  page: { after: string | undefined; limit: number },
): Promise<AdjustmentRow[]> {
  const query = build('evaluation_adjustments')
    .select(ADJUSTMENT_COLUMNS)
    .where('period_id', periodId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.after) void query.andWhere('id', '<', page.after);
  return session.rows<AdjustmentRow>(query);
}

/** In the order of decision: the last mark of a name is the one that counts. */
export async function confirmedAdjustments(
  session: Session,
  periodId: string,
  kind: AdjustmentRow['subject_kind'],
): Promise<AdjustmentRow[]> {
  return session.rows<AdjustmentRow>(
    build('evaluation_adjustments')
      .select(ADJUSTMENT_COLUMNS)
      .where({ period_id: periodId, subject_kind: kind, state: 'confirmed' })
      .orderBy(['decided_at', 'id']),
  );
}

export async function excludedAmong(session: Session, caseIds: string[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await session.rows<{ id: string }>(
    build('evaluation_exclusions').select({ id: 'case_id' }).whereIn('case_id', caseIds),
  );
  return new Set(rows.map((row) => row.id));
}
