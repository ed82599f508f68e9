import type { RewardHold } from '../../../../contract/reward-reviews.ts';
import { type Module, staffOf } from '../../../module.ts';
import { denyReward, releaseReward } from './decide-hold.ts';
import { type HoldRow, holdsOfReward } from './store.ts';

export const holdRoutes: Module['routes'] = {
  listRewardHolds: async ({ db }, { actor, params }) => {
    const staffId = staffOf(actor).id;
    const rows = await holdsOfReward(db, params.id);
    return { items: rows.map((row) => toHold(row, staffId)) };
  },
  releaseReward: async (context, { actor, params, body }) => {
    await releaseReward(context, staffOf(actor), { rewardId: params.id, note: body.note });
    return { state: 'released' };
  },
  denyReward: async (context, { actor, params, body }) => ({
    state: await denyReward(context, staffOf(actor), { rewardId: params.id, reason: body.reason }),
  }),
};

const toHold = (row: HoldRow, staffId: string): RewardHold => ({
  id: row.id,
  codes: row.codes === '' ? [] : row.codes.split(' '),
  score: row.score,
  why: row.why,
  heldAt: row.held_at.toISOString(),
  state: row.state,
  denyAskedBy: row.deny_asked_name,
  denyReason: row.deny_reason,
  mayDeny: row.state === 'open' && row.deny_asked_by !== staffId,
  decidedBy: row.decided_name,
  decidedAt: row.decided_at?.toISOString() ?? null,
  decisionNote: row.decision_note,
});
