import type { Adjustment, EvaluationPeriod } from '../../../contract/evaluation.ts';
import type { Scheme } from '../../../contract/evaluation-scheme.ts';
import { build, type Session } from '../../lib/db.ts';
import type { Mark } from './rules/figures.ts';
import type { SubjectResult } from './rules/results.ts';

export async function insertScheme(
  session: Session,
  scheme: Scheme,
  published: { by: string; at: Date },
): Promise<void> {
  await session.write(
    build('evaluation_schemes').insert({
      id: scheme.id,
      version: scheme.version,
      name: scheme.name,
      definition: JSON.stringify(scheme.definition),
      published_by: published.by,
      published_at: published.at,
    }),
  );
}

export type PeriodRow = {
  id: string;
  from_day: string;
  to_day: string;
  scheme_id: string;
  scheme_version: number;
  scheme_copy: string;
  /** The district it is about; empty: the whole city. */
  area_id: string;
  rule_version: number;
  state: 'freezing' | 'frozen';
  frozen_by: string;
  frozen_by_name: string;
  frozen_at: Date;
};

export async function insertPeriod(session: Session, row: PeriodRow): Promise<void> {
  await session.write(build('evaluation_periods').insert(row));
}

/** A freeze that died half-way: its rows were never shown, and the range is free again. */
export async function dropUnfinished(session: Session, periodId: string): Promise<void> {
  const matched = await session.write(
    build('evaluation_periods').where({ id: periodId, state: 'freezing' }).delete(),
  );
  if (matched !== 1) return;
  await session.write(build('evaluation_results').where('period_id', periodId).delete());
  await session.write(build('evaluation_marks').where('period_id', periodId).delete());
}

export async function markFrozen(session: Session, periodId: string): Promise<boolean> {
  const matched = await session.write(
    build('evaluation_periods')
      .where({ id: periodId, state: 'freezing' })
      .update({ state: 'frozen' }),
  );
  return matched === 1;
}

export async function insertResults(
  session: Session,
  periodId: string,
  results: readonly (SubjectResult & { position: number })[],
): Promise<void> {
  await session.write(
    build('evaluation_results').insert(
      results.map((result) => ({
        period_id: periodId,
        subject_kind: result.kind,
        subject_id: result.id,
        position: result.position,
        name: result.name,
        depth: result.depth,
        parent_id: result.parentId,
        figures: JSON.stringify(result.figures),
        score: result.score,
      })),
    ),
  );
}

export async function insertMarks(
  session: Session,
  periodId: string,
  marks: readonly Mark[],
): Promise<void> {
  await session.write(
    build('evaluation_marks').insert(
      marks.map((mark) => ({
        period_id: periodId,
        subject_kind: mark.kind,
        subject_id: mark.subjectId,
        case_id: mark.caseId,
        case_no: mark.caseNo,
        counted: mark.counted,
        hit: mark.hit,
      })),
    ),
  );
}

export type AdjustmentRow = {
  id: string;
  period_id: string;
  subject_kind: Adjustment['subjectKind'];
  subject_id: string;
  mark: string | null;
  value_hundredths: number;
  reason: string;
  state: Adjustment['state'];
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_by_name: string | null;
};

export async function insertAdjustment(session: Session, row: AdjustmentRow): Promise<void> {
  await session.write(build('evaluation_adjustments').insert(row));
}

/** Exactly one decision: the first. */
export async function decideOnce(
  session: Session,
  adjustmentId: string,
  decision: { state: 'confirmed' | 'refused'; by: string; byName: string; at: Date },
): Promise<boolean> {
  const matched = await session.write(
    build('evaluation_adjustments').where({ id: adjustmentId, state: 'proposed' }).update({
      state: decision.state,
      decided_by: decision.by,
      decided_by_name: decision.byName,
      decided_at: decision.at,
    }),
  );
  return matched === 1;
}

export async function insertExclusion(
  session: Session,
  exclusion: { caseId: string; reason: string; by: string; at: Date },
): Promise<void> {
  await session.write(
    build('evaluation_exclusions')
      .insert({
        case_id: exclusion.caseId,
        reason: exclusion.reason,
        excluded_by: exclusion.by,
        excluded_at: exclusion.at,
      })
      .onConflict('case_id')
      .ignore(),
  );
}

export const toPeriod = (row: PeriodRow): EvaluationPeriod => ({
  areaId: row.area_id || null,
  schemeName: JSON.parse(row.scheme_copy).name,
  id: row.id,
  fromDay: row.from_day,
  toDay: row.to_day,
  schemeId: row.scheme_id,
  schemeVersion: row.scheme_version,
  ruleVersion: row.rule_version,
  frozenBy: row.frozen_by_name,
  frozenAt: row.frozen_at.toISOString(),
});
