import { RETURN_REASONS } from '../../../../contract/case-words.ts';
import { ROLES, type Role } from '../../../../contract/roles.ts';
import type { CaseReturn } from '../../../../contract/routing.ts';
import type { Context } from '../../../context.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { StaffActor } from '../../../module.ts';
import { standardOf } from '../store.ts';
import { findForStaff } from './staff-cases.ts';

const MAX_RETURNS = 50;

/** What a router may know of a case: its class, its place, and who sent it back and why. */
export async function routingFacts(
  context: Context,
  actor: StaffActor,
  caseId: string,
): Promise<{ categoryKey: string | null; areaId: string; returns: CaseReturn[] }> {
  const row = await findForStaff(context, actor, caseId);
  return {
    categoryKey: standardOf(row)?.categoryKey ?? null,
    areaId: row.area_id,
    returns: await returnsOf(context.db, caseId),
  };
}

async function returnsOf(session: Session, caseId: string): Promise<CaseReturn[]> {
  const rows = await session.rows<{
    actor_name: string;
    role: Role;
    unit_id: string | null;
    unit_name: string | null;
    note: string | null;
    payload: string;
    at: Date;
  }>(
    build('case_events')
      .select('actor_name', 'role', 'unit_id', 'unit_name', 'note', 'payload', 'at')
      .where({ case_id: caseId, action: 'return' })
      .orderBy('seq', 'desc')
      .limit(MAX_RETURNS),
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    by: `${row.actor_name}（${ROLES[row.role]}）`,
    reason: sayReason(JSON.parse(row.payload).asked?.reason),
    note: row.note,
    at: row.at.toISOString(),
  }));
}

const sayReason = (code: unknown): string =>
  RETURN_REASONS[code as keyof typeof RETURN_REASONS] ?? RETURN_REASONS.other;
