import {
  type Difference,
  RESOLUTIONS,
  type ResolutionKind,
} from '../../../../contract/reconciliation.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import {
  changeDifference,
  countOpen,
  type DifferenceRow,
  findDifference,
  lockDifference,
  NOTHING_PROPOSED,
} from './differences.ts';
import { showDifference } from './queries.ts';
import { sightingsOf } from './sightings.ts';
import { closeDay } from './store.ts';

type Change = Parameters<typeof changeDifference>[2];

export const takeDifference = (context: Context, staff: StaffActor, id: string) =>
  change(context, staff, id, () => ({ owner_id: staff.id, owner_name: staff.name }));

export const proposeResolution = (
  context: Context,
  staff: StaffActor,
  id: string,
  { kind, words }: { kind: ResolutionKind; words: string },
) =>
  change(context, staff, id, async (row, now, session) => {
    // A better explanation by the same person is no news.
    if (row.proposed_by_id !== staff.id)
      await context.events.publish(
        'agreement.wanted',
        { session, now },
        {
          on: 'difference',
          id: row.day,
          words: `提出 ${row.day} 一条对账差异的结论“${RESOLUTIONS[kind]}”`,
          reason: words,
          askedBy: staff,
        },
      );
    return {
      proposed_kind: kind,
      proposed_words: words,
      proposed_by_id: staff.id,
      proposed_by: staff.name,
      proposed_at: now,
    };
  });

/** The second pair of eyes; with the last open difference of a day settled, the day is closed. */
export const confirmResolution = (
  context: Context,
  staff: StaffActor,
  id: string,
  { agree }: { agree: boolean },
) =>
  change(context, staff, id, async (row, now, session) => {
    if (!row.proposed_by_id) throw refuse('nothing_proposed');
    if (row.proposed_by_id === staff.id) throw refuse('second_person_required');
    if (!agree) return NOTHING_PROPOSED;
    const people = `${row.proposed_by}、${staff.name}`;
    await changeDifference(session, id, {
      resolution_kind: row.proposed_kind,
      resolution: row.proposed_words,
      resolved_by: people,
      resolved_at: now,
    });
    if ((await countOpen(session, row.day)) === 0) await closeDay(session, now, row.day, people);
    return {};
  });

async function change(
  context: Context,
  staff: StaffActor,
  id: string,
  decide: (row: DifferenceRow, now: Date, session: Session) => Change | Promise<Change>,
): Promise<Difference> {
  await context.db.transaction(async (session) => {
    const row = await lockDifference(session, id);
    if (!row) throw refuse('not_found');
    if (row.resolved_at) throw refuse('difference_closed');
    if (row.gone_at) throw refuse('difference_gone');
    const changes = await decide(row, context.clock.now(), session);
    if (Object.keys(changes).length > 0) await changeDifference(session, id, changes);
  });
  const row = (await findDifference(context.db, id))!;
  return showDifference(row, staff, await sightingsOf(context.db, [id]));
}
