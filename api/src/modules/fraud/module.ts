import { showMarks } from '../../core/files/index.ts';
import { type Module, staffOf } from '../../module.ts';
import { assessReward } from './assess-reward.ts';
import { forgetTraces } from './forget.ts';
import { findPatternsJob } from './patterns/index.ts';
import { rememberReport, rememberStep } from './reports/index.ts';
import { drawLook, secondLookRoutes } from './second-looks/index.ts';
import { showCopies } from './show-copies.ts';
import { listReviews, refuseOtherReviewers, showReview } from './show-reviews.ts';
import { listAfterRejection, listAfterVoid, watchRoutes } from './watch/index.ts';

export const fraudModule: Module = {
  name: 'fraud',
  routes: {
    ...watchRoutes,
    ...secondLookRoutes,
    listPictureCopies: async (context, { actor, params }) => ({
      items: await showCopies(context, staffOf(actor), params.id),
    }),
    listRewardReviews: (context, { actor, query }) => listReviews(context, staffOf(actor), query),
    getPhotoMarks: ({ db, clock }) => showMarks(db, clock.now()),
    getRewardReview: (context, { actor, params, ip }) =>
      showReview(context, staffOf(actor), params.id, ip),
  },
  jobs: [findPatternsJob, forgetTraces],
  listen: (context) => {
    const { events } = context;
    events.on('reward.booked', async (moment, booked) => {
      await assessReward(context, moment, booked.rewardId);
    });
    events.on('reward.reviewing', ({ session, now }, asked) =>
      refuseOtherReviewers(session, now, asked),
    );
    events.on('case.filed', async (moment, { caseId, citizenId }) => {
      if (citizenId === null) return;
      await rememberReport(moment.session, caseId);
      await drawLook(context, moment, caseId);
    });
    events.on('case.moved', async (moment, move) => {
      if ((await rememberStep(moment, move)) === 'rejected') await listAfterRejection(moment, move);
    });
    events.on('case.voided', listAfterVoid);
  },
};
