import type { Adjustment } from '../../../contract/evaluation.ts';
import type { Context } from '../../context.ts';
import { readCursor, toPage } from '../../lib/paging.ts';
import { refuse } from '../../lib/refusal.ts';
import { type Module, type StaffActor, staffOf } from '../../module.ts';
import { decideAdjustment, findFrozen, proposeAdjustment } from './adjust-score.ts';
import { writeBulletin } from './bulletin.ts';
import { freezePeriod } from './freeze-period.ts';
import { frozenResults, listAdjustments, listPeriods } from './queries.ts';
import { bitOf } from './rules/figures.ts';
import { allSchemes, publishScheme } from './schemes.ts';
import { areaOf, keyOfMark, showCases, showEvaluation } from './show-evaluation.ts';
import { type AdjustmentRow, toPeriod } from './store.ts';

export const evaluationModule: Module = {
  name: 'evaluation',
  routes: {
    listSchemes: async ({ db }, { query }) =>
      pageAfter(await allSchemes(db), query, (one) => `${one.id} ${one.version}`),
    publishScheme: (context, { actor, body }) => publishScheme(context, staffOf(actor).id, body),
    getEvaluation: async (context, { actor, query }) => {
      const shown = await showEvaluation(context, staffOf(actor), query);
      return {
        ...pageAfter(shown.rows, query, (row) => row.id),
        period: shown.period && toPeriod(shown.period),
        scheme: shown.scheme,
        computedAt: shown.computedAt.toISOString(),
      };
    },
    listEvaluationCases: async (context, { actor, query }) => {
      const asked = { ...query, after: readCursor(query.cursor) };
      const marks = await showCases(context, staffOf(actor), asked);
      const { items, nextCursor } = toPage(marks, query.limit, keyOfMark);
      const isHit = (hit: number) => (hit & bitOf(query.figure)) !== 0;
      const cases = items.map((mark) => ({
        id: mark.caseId,
        caseNo: mark.caseNo,
        subjectId: mark.subjectId,
        isHit: isHit(mark.hit),
      }));
      return { items: cases, nextCursor };
    },
    exportBulletin: (context, { actor, query }) => writeBulletin(context, staffOf(actor), query),
    listEvaluationPeriods: async ({ db }, { actor, query }) => {
      const after = readCursor(query.cursor);
      const areaId = areaOf(staffOf(actor));
      const rows = await listPeriods(db, areaId, { after, limit: query.limit });
      const page = toPage(rows, query.limit, (row) => row.id);
      return { ...page, items: page.items.map(toPeriod) };
    },
    freezeEvaluation: async (context, { actor, body }) =>
      toPeriod(
        await freezePeriod(context, staffOf(actor), { ...body, areaId: areaOf(staffOf(actor)) }),
      ),
    listAdjustments: async (context, { actor, params, query }) => {
      const after = readCursor(query.cursor);
      await findFrozen(context.db, staffOf(actor), params.id);
      const rows = await listAdjustments(context.db, params.id, { after, limit: query.limit });
      const page = toPage(rows, query.limit, (row) => row.id);
      return { ...page, items: await showAdjustments(context, staffOf(actor), page.items) };
    },
    proposeAdjustment: async (context, { actor, params, body }) => {
      const staff = staffOf(actor);
      const row = await proposeAdjustment(context, staff, params.id, body);
      return showOne(context, staff, row);
    },
    decideAdjustment: async (context, { actor, params, body }) => {
      const staff = staffOf(actor);
      const row = await decideAdjustment(context, staff, params.id, body.isConfirmed);
      return showOne(context, staff, row);
    },
  },
};

/** A page of a list that is short enough to be made whole. */
function pageAfter<Row>(
  rows: Row[],
  query: { cursor?: string | undefined; limit: number },
  keyOf: (row: Row) => string,
) {
  const after = readCursor(query.cursor);
  const start = after === undefined ? 0 : rows.findIndex((row) => keyOf(row) === after) + 1;
  return toPage(rows.slice(start, start + query.limit + 1), query.limit, keyOf);
}

async function showOne(context: Context, staff: StaffActor, row: AdjustmentRow) {
  const [shown] = await showAdjustments(context, staff, [row]);
  if (!shown) throw refuse('not_found');
  return shown;
}

async function showAdjustments(
  context: Context,
  staff: StaffActor,
  rows: AdjustmentRow[],
): Promise<Adjustment[]> {
  const names = new Map<string, string>();
  const periodId = rows[0]?.period_id ?? '';
  for (const kind of new Set(rows.map((row) => row.subject_kind)))
    for (const result of await frozenResults(context.db, periodId, kind))
      names.set(`${kind} ${result.id}`, result.name);
  const mayDecide = staff.roles.some((role) => role === 'assessor' || role === 'centre_leader');
  return rows.map((row) => ({
    id: row.id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectName: names.get(`${row.subject_kind} ${row.subject_id}`) ?? row.subject_id,
    mark: row.mark,
    value: row.value_hundredths / 100,
    reason: row.reason,
    state: row.state,
    proposedBy: row.proposed_by_name,
    proposedAt: row.proposed_at.toISOString(),
    decidedBy: row.decided_by_name,
    mayDecide: mayDecide && row.state === 'proposed' && row.proposed_by !== staff.id,
  }));
}
