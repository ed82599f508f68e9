import { citizenOf, type Module, staffOf } from '../../../module.ts';
import { showMyRewards } from '../screens/index.ts';
import { appealReward } from './appeal-reward.ts';
import { decideAppeal } from './decide-appeal.ts';
import { showAppeals } from './show-appeal.ts';
import { findAppeal, pageOfAppeals } from './store.ts';

export const appealRoutes: Module['routes'] = {
  appealReward: async (context, { actor, params, body }) => {
    const order = { rewardId: params.id, words: body.words };
    const reward = await appealReward(context, citizenOf(actor).id, order);
    return (await showMyRewards(context.db, context.clock.now(), [reward]))[0]!;
  },
  listRewardAppeals: async ({ db }, { actor, query }) => {
    const page = await pageOfAppeals(db, query);
    return { ...page, items: await showAppeals(db, staffOf(actor).id, page.items) };
  },
  decideRewardAppeal: async (context, { actor, params, body }) => {
    const staff = staffOf(actor);
    await decideAppeal(context, staff, { appealId: params.id, ...body });
    const row = (await findAppeal(context.db, params.id))!;
    return (await showAppeals(context.db, staff.id, [row]))[0]!;
  },
};
