import type { DifferenceKind, ResolutionKind } from '../../../../contract/reconciliation.ts';
import { build, type Session } from '../../../lib/db.ts';

export type DifferenceRow = {
  id: string;
  day: string;
  out_bill_no: string;
  kind: DifferenceKind;
  our_fen: number | null;
  bill_fen: number | null;
  found_at: Date;
  /** The last run no longer found it. */
  gone_at: Date | null;
  /** Grows when the figures change after two people had settled it. */
  round: number;
  is_late: number;
  owner_id: string | null;
  owner_name: string | null;
  proposed_kind: ResolutionKind | null;
  proposed_words: string | null;
  proposed_by_id: string | null;
  proposed_by: string | null;
  proposed_at: Date | null;
  resolution_kind: ResolutionKind | null;
  resolution: string | null;
  resolved_by: string | null;
  resolved_at: Date | null;
};

export const NOTHING_PROPOSED = {
  proposed_kind: null,
  proposed_words: null,
  proposed_by_id: null,
  proposed_by: null,
  proposed_at: null,
} as const satisfies Partial<DifferenceRow>;

export async function findDifference(session: Session, id: string) {
  return session.first<DifferenceRow>(build('reconciliation_differences').where('id', id));
}

export async function lockDifference(session: Session, id: string) {
  return session.first<DifferenceRow>(
    build('reconciliation_differences').where('id', id).forUpdate(),
  );
}

export async function changeDifference(
  session: Session,
  id: string,
  change: Partial<Omit<DifferenceRow, 'id' | 'day' | 'kind'>>,
): Promise<void> {
  await session.write(build('reconciliation_differences').where('id', id).update(change));
}

export async function countOpen(session: Session, day: string): Promise<number> {
  const row = await session.first<{ open: number }>(
    build('reconciliation_differences')
      .count({ open: '*' })
      .where('day', day)
      .whereNull('resolved_at')
      .whereNull('gone_at'),
  );
  return row?.open ?? 0;
}

/** All of a day, settled or not, each kept from changing while a run looks at it. */
export const differencesOfDay = (session: Session, day: string): Promise<DifferenceRow[]> =>
  session.rows<DifferenceRow>(
    build('reconciliation_differences').where('day', day).orderBy('id').forUpdate(),
  );
