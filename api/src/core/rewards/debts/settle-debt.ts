import { DEBT_STATES, type DebtState } from '../../../../contract/reward-money.ts';
import type { Context } from '../../../context.ts';
import { refuse } from '../../../lib/refusal.ts';
import { changeDebt, lockDebt } from './store.ts';

type Order = { rewardId: string; state: Exclude<DebtState, 'open'>; note: string };

/** One person says how it ended, another one says the same: then it has. Another end than proposed is a new proposal. */
export async function settleDebt(
  { db, clock, events }: Pick<Context, 'db' | 'clock' | 'events'>,
  staff: { id: string; name: string },
  { rewardId, state, note }: Order,
): Promise<void> {
  const now = clock.now();
  await db.transaction(async (session) => {
    const debt = await lockDebt(session, rewardId);
    if (!debt) throw refuse('not_found');
    if (debt.state !== 'open') throw refuse('debt_settled');
    const isSame = debt.asked_state === state;
    if (isSame && debt.asked_by === staff.id) throw refuse('second_person_required');
    const asked = {
      asked_state: state,
      asked_by: staff.id,
      asked_name: staff.name,
      asked_note: note,
    };
    const decided = {
      state,
      decided_by: staff.id,
      decided_name: staff.name,
      decided_at: now,
    };
    await changeDebt(session, rewardId, isSame ? decided : asked);
    if (!isSame)
      await events.publish(
        'agreement.wanted',
        { session, now },
        {
          on: 'debt',
          id: rewardId,
          words: `提出一笔应追回奖励的结论“${DEBT_STATES[state]}”`,
          amountFen: debt.amount_fen,
          reason: note,
          askedBy: staff,
        },
      );
  });
}
