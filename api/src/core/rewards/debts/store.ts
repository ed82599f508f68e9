import type { DebtState } from '../../../../contract/reward-money.ts';
import { build, type Session } from '../../../lib/db.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import type { Reward } from '../store.ts';

export type DebtRow = {
  reward_id: string;
  person_id: string;
  amount_fen: number;
  why: string;
  made_at: Date;
  state: DebtState;
  asked_state: DebtState | null;
  asked_by: string | null;
  asked_name: string | null;
  asked_note: string | null;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: Date | null;
};

/** Money that reached its owner although the case is void: written down once, and never cut from later rewards. */
export async function noteDebt(
  session: Session,
  now: Date,
  reward: Pick<Reward, 'id' | 'personId' | 'amountFen'>,
  why: string,
): Promise<void> {
  await session.write(
    build('reward_debts')
      .insert({
        reward_id: reward.id,
        person_id: reward.personId,
        amount_fen: reward.amountFen,
        why: why.slice(0, 200),
        made_at: now,
        state: 'open',
      })
      .onConflict('reward_id')
      .ignore(),
  );
}

export const findDebt = (session: Session, rewardId: string) =>
  session.first<DebtRow>(build('reward_debts').where('reward_id', rewardId));

export const lockDebt = (session: Session, rewardId: string) =>
  session.first<DebtRow>(build('reward_debts').where('reward_id', rewardId).forUpdate());

export async function changeDebt(
  session: Session,
  rewardId: string,
  change: Partial<DebtRow>,
): Promise<void> {
  const matched = await session.write(
    build('reward_debts').where({ reward_id: rewardId, state: 'open' }).update(change),
  );
  if (matched !== 1) throw new Error(`debt ${rewardId} is settled`);
}

export async function pageOfDebts(
  session: Session,
  filter: { state?: DebtState | undefined; cursor?: string | undefined; limit: number },
) {
  const query = build('reward_debts')
    .orderBy('reward_id', 'desc')
    .limit(filter.limit + 1);
  const after = readCursor(filter.cursor);
  if (after) void query.where('reward_id', '<', after);
  if (filter.state) void query.where('state', filter.state);
  return toPage(await session.rows<DebtRow>(query), filter.limit, (row) => row.reward_id);
}
