import type { Signal } from '../../../contract/fraud.ts';
import { build, type Session } from '../../lib/db.ts';

export type AssessmentRow = {
  reward_id: string;
  case_id: string;
  case_no: string;
  person_id: string;
  score: number;
  signals: string;
  inputs: string;
  rule_version: string;
  assessed_at: Date;
  is_held: number;
  reviewer_id: string | null;
  drawn_from: string | null;
  draw_seed: string | null;
  review_by: Date | null;
};

const COLUMNS: (keyof AssessmentRow)[] = [
  'reward_id',
  'case_id',
  'case_no',
  'person_id',
  'score',
  'signals',
  'inputs',
  'rule_version',
  'assessed_at',
  'is_held',
  'reviewer_id',
  'drawn_from',
  'draw_seed',
  'review_by',
];

export const signalsOf = (row: AssessmentRow): Signal[] => JSON.parse(row.signals);

/** A reward is weighed once; the same booking sent again finds its row. */
export async function insertAssessment(session: Session, row: AssessmentRow): Promise<void> {
  await session.write(build('fraud_assessments').insert(row).onConflict('reward_id').ignore());
}

export async function findAssessment(session: Session, rewardId: string) {
  return session.first<AssessmentRow>(
    build('fraud_assessments').select(COLUMNS).where('reward_id', rewardId),
  );
}

export async function assessmentsOf(session: Session, rewardIds: readonly string[]) {
  if (rewardIds.length === 0) return [];
  return session.rows<AssessmentRow>(
    build('fraud_assessments')
      .select(COLUMNS)
      .whereIn('reward_id', [...rewardIds]),
  );
}

/** Rewards that were held by a score, newest first. */
export async function listHeld(
  session: Session,
  filter: { after?: string | undefined; limit: number },
): Promise<AssessmentRow[]> {
  const query = build('fraud_assessments')
    .select(COLUMNS)
    .where('is_held', 1)
    .orderBy('reward_id', 'desc')
    .limit(filter.limit + 1);
  if (filter.after) void query.andWhere('reward_id', '<', filter.after);
  return session.rows<AssessmentRow>(query);
}

/** Who last decided over this person: not drawn again, so that no pair grows used to each other. */
export async function lastReviewerOf(session: Session, personId: string): Promise<string | null> {
  const row = await session.first<{ reviewer_id: string | null }>(
    build('fraud_assessments')
      .select('reviewer_id')
      .where({ person_id: personId, is_held: 1 })
      .orderBy('reward_id', 'desc')
      .limit(1),
  );
  return row?.reviewer_id ?? null;
}

export async function dropAssessments(session: Session, before: Date, limit: number) {
  return session.write(
    build('fraud_assessments')
      .where('assessed_at', '<', before)
      .andWhere('is_held', 0)
      .limit(limit)
      .delete(),
  );
}
