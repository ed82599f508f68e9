import type { SecondLook } from '../../../../contract/fraud.ts';
import type { Context } from '../../../context.ts';
import { staffNames } from '../../../core/accounts/index.ts';
import { findForStaff } from '../../../core/cases/index.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import { refuse } from '../../../lib/refusal.ts';
import { type Module, type StaffActor, staffOf } from '../../../module.ts';
import { countLooks, findLook, type LookRow, listLooks, writeVerdict } from './store.ts';

export const secondLookRoutes: Module['routes'] = {
  listSecondLooks: async (context, { actor, query }) => {
    const staff = staffOf(actor);
    const after = readCursor(query.cursor);
    const rows = await listLooks(context.db, { ...query, after, staffId: staff.id });
    const page = toPage(rows, query.limit, (row) => row.case_id);
    const items = await show(context, page.items, staff.id);
    return { ...page, items, ...(await countLooks(context.db)) };
  },
  answerSecondLook: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await answer(context, staff, params.id, body);
    const row = await findLook(context.db, params.id);
    const [shown] = row ? await show(context, [row], staff.id) : [];
    if (!shown) throw refuse('not_found');
    return shown;
  },
};

async function answer(
  context: Context,
  staff: StaffActor,
  caseId: string,
  { verdict, note }: { verdict: 'right' | 'wrong'; note: string },
): Promise<void> {
  const row = await findLook(context.db, caseId);
  if (!row) throw refuse('not_found');
  // Whoever may not see the case does not judge it.
  await findForStaff(context, staff, caseId);
  if (row.filed_by === staff.id) throw refuse('own_work');
  if (row.looker_id !== null && row.looker_id !== staff.id) throw refuse('not_your_look');
  if (verdict === 'wrong' && note === '') throw refuse('note_required');
  const given = { verdict, note, by: staff.id, at: context.clock.now() };
  if (!(await writeVerdict(context.db, caseId, given))) throw refuse('look_done');
}

async function show(
  { db }: Context,
  rows: readonly LookRow[],
  staffId: string,
): Promise<SecondLook[]> {
  const ids = rows.flatMap((row) => [row.filed_by, row.looker_id ?? []].flat());
  const names = await staffNames(db, [...new Set(ids)]);
  const nameOf = (id: string) => names.get(id) ?? id;
  return rows.map((row) => ({
    id: row.case_id,
    caseNo: row.case_no,
    filedBy: nameOf(row.filed_by),
    filedAt: row.filed_at.toISOString(),
    looker: row.looker_id === null ? null : { id: row.looker_id, name: nameOf(row.looker_id) },
    isMine:
      row.looked_at === null && row.filed_by !== staffId && [null, staffId].includes(row.looker_id),
    verdict: row.verdict,
    note: row.note,
    lookedAt: row.looked_at?.toISOString() ?? null,
  }));
}
