import type { Context } from '../../context.ts';
import { nextDay } from '../../lib/clock.ts';
import { isDuplicateKey, type Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import type { StaffActor } from '../../module.ts';
import { findAdjustment, findPeriod, frozenResults } from './queries.ts';
import { marksIn } from './rules/score.ts';
import { areaOf } from './show-evaluation.ts';
import { type AdjustmentRow, decideOnce, insertAdjustment, type PeriodRow } from './store.ts';

export type Proposal = {
  id: string;
  subjectKind: AdjustmentRow['subject_kind'];
  subjectId: string;
  mark: string | null;
  value: number;
  reason: string;
};

/** A frozen period of the person's own district, or of the city for those who work for all of it. */
export async function findFrozen(
  session: Session,
  staff: StaffActor,
  periodId: string,
): Promise<PeriodRow> {
  const period = await findPeriod(session, { id: periodId });
  if (period?.state !== 'frozen' || period.area_id !== (areaOf(staff) ?? ''))
    throw refuse('not_found');
  return period;
}

/** A correction of a frozen result is a row of its own, and counts for nothing until a second person agrees. */
export async function proposeAdjustment(
  context: Context,
  staff: StaffActor,
  periodId: string,
  proposal: Proposal,
): Promise<AdjustmentRow> {
  const period = await findFrozen(context.db, staff, periodId);
  const subjects = await frozenResults(context.db, periodId, proposal.subjectKind);
  const subject = subjects.find((one) => one.id === proposal.subjectId);
  if (!subject) throw refuse('subject_unknown');
  const { definition } = JSON.parse(period.scheme_copy);
  if (
    proposal.mark !== null &&
    (!marksIn(definition).includes(proposal.mark) || proposal.value < 0)
  )
    throw refuse('mark_unknown');
  const row: AdjustmentRow = {
    id: proposal.id,
    period_id: periodId,
    subject_kind: proposal.subjectKind,
    subject_id: proposal.subjectId,
    mark: proposal.mark,
    value_hundredths: Math.round(proposal.value * 100),
    reason: proposal.reason,
    state: 'proposed',
    proposed_by: staff.id,
    proposed_by_name: staff.name,
    proposed_at: context.clock.now(),
    decided_by: null,
    decided_by_name: null,
  };
  try {
    await context.db.transaction(async (session) => {
      await insertAdjustment(session, row);
      await wantAgreement(context, session, staff, { period, row, subjectName: subject.name });
    });
    return row;
  } catch (error) {
    if (isDuplicateKey(error)) return sameAgain(context, row);
    throw error;
  }
}

const wantAgreement = (
  context: Context,
  session: Session,
  staff: StaffActor,
  { period, row, subjectName }: { period: PeriodRow; row: AdjustmentRow; subjectName: string },
) =>
  context.events.publish(
    'agreement.wanted',
    { session, now: row.proposed_at },
    {
      on: 'score',
      id: `${period.from_day}/${period.to_day}/${period.scheme_id}.${period.scheme_version}`,
      wishId: row.id,
      words: `提出更正 ${period.from_day} 至 ${nextDay(period.to_day, -1)} 的评价：${subjectName} ${row.mark ?? '总分'} ${row.value_hundredths / 100} 分`,
      reason: row.reason,
      askedBy: staff,
      areaId: areaOf(staff),
    },
  );

async function sameAgain(context: Context, row: AdjustmentRow): Promise<AdjustmentRow> {
  const known = await findAdjustment(context.db, row.id);
  const fields = [
    'period_id',
    'subject_kind',
    'subject_id',
    'mark',
    'value_hundredths',
    'reason',
    'proposed_by',
  ] as const;
  if (!known || fields.some((field) => known[field] !== row[field])) throw refuse('id_taken');
  return known;
}

export async function decideAdjustment(
  context: Context,
  staff: StaffActor,
  adjustmentId: string,
  isConfirmed: boolean,
): Promise<AdjustmentRow> {
  const known = await findAdjustment(context.db, adjustmentId);
  if (!known) throw refuse('not_found');
  await findFrozen(context.db, staff, known.period_id);
  if (known.proposed_by === staff.id) throw refuse('second_person_required');
  const state = isConfirmed ? 'confirmed' : 'refused';
  const at = context.clock.now();
  const decision = { state, by: staff.id, byName: staff.name, at } as const;
  if (!(await decideOnce(context.db, adjustmentId, decision))) throw refuse('adjustment_decided');
  return { ...known, state, decided_by: staff.id, decided_by_name: staff.name };
}
