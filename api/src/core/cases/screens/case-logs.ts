import type { CaseAction, CaseState } from '../../../../contract/case-words.ts';
import type { Limit } from '../../../lib/calendar.ts';
import { build, type Session } from '../../../lib/db.ts';

/** A step as the log tells it, without words and photos. */
export type LoggedStep = {
  action: CaseAction;
  from: CaseState | null;
  to: CaseState;
  actorKind: 'citizen' | 'staff' | 'system';
  actorId: string;
  unitId: string | null;
  /** What the form said, read only for steps that choose a unit. */
  chosenUnitId: string | null;
  /** Why, read only for answers to a dispute. */
  reason: string | null;
  at: Date;
};

/** What evaluation may know of a case: a few columns of its row, and its whole log. */
export type CaseLog = {
  id: string;
  caseNo: string;
  state: CaseState;
  areaId: string;
  unitId: string | null;
  handlerId: string | null;
  longitude: number;
  latitude: number;
  reportedAt: Date;
  filedAt: Date | null;
  handledAt: Date | null;
  closedAt: Date | null;
  dueAt: Date | null;
  /** The first deadline that was missed, in any round. */
  overdueAt: Date | null;
  categoryKey: string | null;
  limitUnit: Limit['unit'] | null;
  stars: number | null;
  steps: LoggedStep[];
};

const PAGE = 500;
type Span = { from: Date; to: Date };

/**
 * Cases reported or filed in a half-open span, with their logs, in pages by id: of one area or of all, and those
 * from one id on.
 */
export async function* readCaseLogs(
  session: Session,
  span: Span & { areaId?: string | null; fromId?: string },
): AsyncGenerator<CaseLog[]> {
  const within = (moment: 'filed_at' | 'reported_at') => {
    const query = build('cases').select('id').where(moment, '>=', span.from);
    void query.andWhere(moment, '<', span.to);
    if (span.areaId) void query.andWhere('area_id', span.areaId);
    if (span.fromId) void query.andWhere('id', '>=', span.fromId);
    return query;
  };
  const ids = await session.rows<{ id: string }>(
    within('filed_at').union(within('reported_at')).orderBy('id'),
  );
  const pageAt = (start: number) =>
    readPage(
      session,
      ids.slice(start, start + PAGE).map((row) => row.id),
    );
  // The next page is on its way while this one is looked at; its failure is heard when it is asked for.
  let next = ids.length > 0 ? pageAt(0) : undefined;
  for (let start = PAGE; next; start += PAGE) {
    const page: CaseLog[] = await next;
    next = start < ids.length ? pageAt(start) : undefined;
    next?.catch(() => {});
    yield page;
  }
}

async function readPage(session: Session, ids: string[]): Promise<CaseLog[]> {
  const rows = await session.rows<Omit<CaseLog, 'steps'>>(
    build('cases')
      .select({
        id: 'id',
        caseNo: 'case_no',
        state: 'state',
        areaId: 'area_id',
        unitId: 'unit_id',
        handlerId: 'handler_id',
        longitude: 'longitude',
        latitude: 'latitude',
        reportedAt: 'reported_at',
        filedAt: 'filed_at',
        handledAt: 'handled_at',
        closedAt: 'closed_at',
        dueAt: 'due_at',
        overdueAt: 'overdue_at',
        stars: 'stars',
      })
      .select(inStandard('$.categoryKey', 'categoryKey'), inStandard('$.limit.unit', 'limitUnit'))
      .whereIn('id', ids)
      .orderBy('id'),
  );
  const steps = await readSteps(session, ids);
  return rows.map((row) => ({ ...row, steps: steps.get(row.id) ?? [] }));
}

const inStandard = (path: string, name: string) =>
  build.raw('JSON_UNQUOTE(JSON_EXTRACT(standard_copy, ?)) AS ??', [path, name]);

async function readSteps(session: Session, ids: string[]): Promise<Map<string, LoggedStep[]>> {
  const rows = await session.rows<LoggedStep & { caseId: string }>(
    build('case_events')
      .select({
        caseId: 'case_id',
        action: 'action',
        from: 'from_state',
        to: 'to_state',
        actorKind: 'actor_kind',
        actorId: 'actor_id',
        unitId: 'unit_id',
        at: 'at',
      })
      .select(
        build.raw(
          "CASE WHEN action IN ('dispatch', 'escalate', 'pass_down') THEN JSON_UNQUOTE(COALESCE(JSON_EXTRACT(payload, '$.used.clock.unitId'), JSON_EXTRACT(payload, '$.asked.unitId'))) END AS ??",
          ['chosenUnitId'],
        ),
        build.raw(
          "CASE WHEN action = 'answer_dispute' THEN JSON_UNQUOTE(JSON_EXTRACT(payload, '$.asked.reason')) END AS ??",
          ['reason'],
        ),
      )
      .whereIn('case_id', ids)
      .orderBy(['case_id', 'seq']),
  );
  const byCase = new Map<string, LoggedStep[]>();
  for (const { caseId, ...step } of rows) {
    const known = byCase.get(caseId);
    if (known) known.push(step);
    else byCase.set(caseId, [step]);
  }
  return byCase;
}

/** Where and when something was filed. */
export type FiledPlace = {
  id: string;
  categoryKey: string | null;
  filedAt: Date;
  longitude: number;
  latitude: number;
};

/** Every place filed in a half-open span, oldest first, a page at a time: who asks looks for what came back. */
export async function* readFiledPlaces(session: Session, span: Span): AsyncGenerator<FiledPlace[]> {
  let after: FiledPlace | undefined;
  do {
    const query = build('cases')
      .select({ id: 'id', filedAt: 'filed_at', longitude: 'longitude', latitude: 'latitude' })
      .select(inStandard('$.categoryKey', 'categoryKey'))
      .where('filed_at', '<', span.to)
      .whereNotIn('state', ['voided', 'merged'])
      .orderBy(['filed_at', 'id'])
      .limit(PAGE * 4);
    if (after) void query.whereRaw('(filed_at, id) > (?, ?)', [after.filedAt, after.id]);
    void query.andWhere('filed_at', '>=', after?.filedAt ?? span.from);
    const page = await session.rows<FiledPlace>(query);
    yield page;
    after = page.length === PAGE * 4 ? page.at(-1) : undefined;
  } while (after);
}
