import type { CaseState } from '../../../../contract/case-words.ts';
import { build, type Session } from '../../../lib/db.ts';
import { SENDING_BACK } from '../facts.ts';

/** What a published rule may know of a case that waits for a step. */
export type WaitingCase = {
  id: string;
  version: number;
  pickId: string;
  areaId: string;
  citizenId: string | null;
  categoryKey: string | null;
};

/** A step that was refused to the house is tried again after this time. */
const PATIENCE_MS = 10 * 60_000;

/** Cases in a state that nobody ever sent back, in pages by id: only these may be a rule's. */
export async function waitingCases(
  session: Session,
  state: CaseState,
  page: { after: string; limit: number; now: Date },
): Promise<WaitingCase[]> {
  const categoryKey = "JSON_UNQUOTE(JSON_EXTRACT(standard_copy, '$.categoryKey')) AS ??";
  return session.rows<WaitingCase>(
    build('cases')
      .select({
        id: 'id',
        version: 'version',
        pickId: 'pick_id',
        areaId: 'area_id',
        citizenId: 'citizen_id',
      })
      .select(build.raw(categoryKey, ['categoryKey']))
      .where('state', state)
      .andWhere('id', '>', page.after)
      .whereNotExists(
        build('case_events')
          .select(build.raw('1'))
          .whereRaw('case_events.case_id = cases.id')
          .whereIn('action', [...SENDING_BACK]),
      )
      .whereNotExists(
        build('refused_actions')
          .select(build.raw('1'))
          .whereRaw('refused_actions.case_id = cases.id')
          .where('actor_kind', 'system')
          .andWhere('at', '>', new Date(page.now.getTime() - PATIENCE_MS)),
      )
      .orderBy('id')
      .limit(page.limit),
  );
}

/** How many steps each of these has taken. */
export async function countStepsBy(
  session: Session,
  actorIds: string[],
): Promise<Map<string, number>> {
  if (actorIds.length === 0) return new Map();
  const rows = await session.rows<{ id: string; count: number }>(
    build('case_events')
      .select({ id: 'actor_id' })
      .count({ count: '*' })
      .whereIn('actor_id', actorIds)
      .groupBy('actor_id'),
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
