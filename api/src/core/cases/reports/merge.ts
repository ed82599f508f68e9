import type { CaseState } from '../../../../contract/case-words.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { build } from '../../../lib/db.ts';
import type { Moment } from '../../../lib/events.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { ActDoer } from '../act-on-case.ts';
import {
  CASE_COLUMNS,
  type CaseRow,
  changeCase,
  countMerged,
  insertEvent,
  lockCase,
} from '../store.ts';
import { ENDED_STATES } from '../workflow.ts';

/** The report follows another case. The main one was there first: its reporter is the one who is rewarded. */
export async function mergeInto(session: Session, row: CaseRow, mainCaseId: string) {
  // Locked, so that it cannot end or be merged away meanwhile.
  const main = await lockCase(session, mainCaseId);
  const isOpen = main && main.id !== row.id && !ENDED_STATES.includes(main.state);
  // One level deep: a case that others were merged into is not merged away itself.
  if (!isOpen || main.area_id !== row.area_id || row.merged_count > 0)
    throw refuse('main_case_unsuitable');
  if (main.reported_at > row.reported_at) throw refuse('main_case_is_later');
  await countMerged(session, main.id);
  return { main_case_id: main.id };
}

/** States in which a main case is not handled any more, so that nobody would handle what was merged into it. */
const LEFT: readonly CaseState[] = ['rejected', 'transferred', 'voided'];

/** When a main case leaves the loop, the reports merged into it are accepted anew: none is lost with it. */
export async function releaseMerged(
  context: Context,
  moment: Moment,
  main: CaseRow,
  to: CaseState,
  doer: ActDoer,
): Promise<void> {
  if (main.merged_count === 0 || !LEFT.includes(to)) return;
  const merged = await moment.session.rows<CaseRow>(
    build('cases')
      .select(CASE_COLUMNS)
      .where({ main_case_id: main.id, state: 'merged' })
      .orderBy('id')
      .forUpdate(),
  );
  for (const row of merged) await release(context, moment, row, main, doer);
}

async function release(
  context: Context,
  { session, now }: Moment,
  row: CaseRow,
  main: CaseRow,
  doer: ActDoer,
): Promise<void> {
  const seq = row.last_seq + 1;
  const change = { state: 'reported', main_case_id: null, last_seq: seq };
  if (!(await changeCase(session, row, change))) throw refuse('case_changed');
  await insertEvent(session, row.id, {
    seq,
    action: 'release',
    from_state: 'merged',
    to_state: 'reported',
    actor_kind: doer.kind,
    actor_id: doer.id,
    actor_name: doer.name,
    role: doer.roles[0] ?? 'system',
    unit_id: doer.unitId,
    unit_name: null,
    note: `主案件 ${main.case_no} 不再办理`,
    at: now,
    asked: { mainCaseId: main.id },
  });
  await context.events.publish(
    'case.moved',
    { session, now },
    {
      caseId: row.id,
      caseNo: row.case_no,
      citizenId: row.citizen_id,
      action: 'release',
      from: 'merged',
      to: 'reported',
      note: null,
    },
  );
}
