import { findForStaff } from '../../core/cases/index.ts';
import { readCursor, toPage } from '../../lib/paging.ts';
import { refuse } from '../../lib/refusal.ts';
import { citizenOf, type Module, staffOf } from '../../module.ts';
import { followCase, listNearby } from './follow-case.ts';
import { countMetToo } from './followers.ts';
import { countUnread, findMessage, markRead, pageOfMessages } from './store.ts';
import { tellOfLetter, tellOfMove } from './tell.ts';
import { tellOfAppeal, tellOfDecision, tellOfPayout, tellOfReward } from './tell-rewards.ts';
import { warnExpiring } from './warn-expiring.ts';

/** What citizens are told inside the program: always, also when WeChat delivers nothing. */
export const inboxModule: Module = {
  name: 'inbox',
  routes: {
    listInbox: async ({ db }, { actor, query }) => {
      const after = readCursor(query.cursor);
      const messages = await pageOfMessages(db, citizenOf(actor).id, { ...query, after });
      return toPage(messages, query.limit, (message) => message.id);
    },
    countUnread: async ({ db }, { actor }) => ({
      count: await countUnread(db, citizenOf(actor).id),
    }),
    readMessage: async ({ db, clock }, { actor, params }) => {
      const citizen = citizenOf(actor);
      await markRead(db, citizen.id, clock.now(), { id: params.id });
      const message = await findMessage(db, citizen.id, params.id);
      if (!message) throw refuse('not_found');
      return message;
    },
    readAllMessages: async ({ db, clock }, { actor, body }) => {
      const citizen = citizenOf(actor);
      await markRead(db, citizen.id, clock.now(), body);
      return { count: await countUnread(db, citizen.id) };
    },
    listPublicNearby: async (context, { actor, query }) => ({
      items: await listNearby(context, citizenOf(actor).id, query),
    }),
    followCase: (context, { actor, params, body }) =>
      followCase(context, citizenOf(actor).id, params.id, body.isOn),
    countFollowers: async (context, { actor, params }) => {
      const { id } = await findForStaff(context, staffOf(actor), params.id);
      return { count: await countMetToo(context.db, id) };
    },
  },
  jobs: [warnExpiring],
  listen: (context) => {
    const { events } = context;
    events.on('case.moved', (moment, move) => tellOfMove(context, moment, move));
    events.on('reward.decided', tellOfDecision);
    events.on('reward.held', (moment, { rewardId }) =>
      tellOfReward(moment, 'held_later', rewardId),
    );
    events.on('reward.released', (moment, { rewardId }) =>
      tellOfReward(moment, 'released', rewardId),
    );
    events.on('reward.taken_back', (moment, { reason, rewardId }) =>
      tellOfReward(moment, reason, rewardId),
    );
    events.on('reward.appeal_decided', tellOfAppeal);
    events.on('payout.ended', tellOfPayout);
    events.on('letter.answered', tellOfLetter);
  },
};
