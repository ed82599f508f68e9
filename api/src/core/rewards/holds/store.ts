import { build, type Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';

export type HoldState = 'open' | 'released' | 'denied' | 'lapsed';

export type HoldRow = {
  id: string;
  reward_id: string;
  open_reward_id: string | null;
  codes: string;
  score: number;
  why: string;
  held_at: Date;
  state: HoldState;
  deny_asked_by: string | null;
  deny_asked_name: string | null;
  deny_asked_at: Date | null;
  deny_reason: string | null;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: Date | null;
  decision_note: string | null;
};

export async function insertHold(
  session: Session,
  now: Date,
  hold: { rewardId: string; codes: readonly string[]; score: number; why: string },
): Promise<void> {
  await session.write(
    build('reward_holds').insert({
      id: newId(now),
      reward_id: hold.rewardId,
      open_reward_id: hold.rewardId,
      codes: hold.codes.join(' ').slice(0, 200),
      score: hold.score,
      why: hold.why.slice(0, 1000),
      held_at: now,
      state: 'open',
    }),
  );
}

export const lockOpenHold = (session: Session, rewardId: string) =>
  session.first<HoldRow>(build('reward_holds').where('open_reward_id', rewardId).forUpdate());

/** Who has asked to deny what is still held, by reward. */
export async function openDenials(
  session: Session,
  rewardIds: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await session.rows<{ rewardId: string; id: string; name: string }>(
    build('reward_holds')
      .select({ rewardId: 'open_reward_id', id: 'deny_asked_by', name: 'deny_asked_name' })
      .whereIn('open_reward_id', [...rewardIds])
      .whereNotNull('deny_asked_by'),
  );
  return new Map(rows.map(({ rewardId, id, name }) => [rewardId, { id, name }]));
}

export const holdsOfReward = (session: Session, rewardId: string) =>
  session.rows<HoldRow>(build('reward_holds').where('reward_id', rewardId).orderBy('id'));

export async function askDenial(
  session: Session,
  now: Date,
  hold: HoldRow,
  staff: { id: string; name: string },
  reason: string,
): Promise<void> {
  await session.write(
    build('reward_holds').where('id', hold.id).update({
      deny_asked_by: staff.id,
      deny_asked_name: staff.name,
      deny_asked_at: now,
      deny_reason: reason,
    }),
  );
}

export async function endHold(
  session: Session,
  now: Date,
  holdId: string,
  state: Exclude<HoldState, 'open'>,
  decision: { by: string; name: string; note: string } | null,
): Promise<void> {
  const matched = await session.write(
    build('reward_holds')
      .where({ id: holdId, state: 'open' })
      .update({
        state,
        open_reward_id: null,
        decided_by: decision?.by ?? null,
        decided_name: decision?.name ?? null,
        decided_at: now,
        decision_note: decision?.note ?? null,
      }),
  );
  if (matched !== 1) throw new Error(`hold ${holdId} is not open`);
}
