import type { AdjustmentKind } from '../../../contract/finance.ts';
import { build, type Session } from '../../lib/db.ts';

export type AdjustmentRow = {
  id: string;
  kind: AdjustmentKind;
  amount_fen: number;
  programme_id: string;
  month: string;
  reason: string;
  state: 'proposed' | 'booked' | 'refused';
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
};

const table = () => build('money_adjustments');

export async function insertAdjustment(session: Session, row: AdjustmentRow): Promise<void> {
  await session.write(table().insert(row));
}

export async function findAdjustment(session: Session, id: string) {
  return session.first<AdjustmentRow>(table().where('id', id));
}

export async function lockAdjustment(session: Session, id: string) {
  return session.first<AdjustmentRow>(table().where('id', id).forUpdate());
}

export async function changeAdjustment(
  session: Session,
  id: string,
  change: Partial<AdjustmentRow>,
): Promise<void> {
  await session.write(table().where('id', id).update(change));
}

export async function listAdjustments(
  session: Session,
  { after, limit }: { after: string | null | undefined; limit: number },
): Promise<AdjustmentRow[]> {
  const query = table()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after) void query.where('id', '<', after);
  return session.rows<AdjustmentRow>(query);
}
