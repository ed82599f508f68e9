export { appealEnd, appealEndOf } from './appeal-reward.ts';
export { appealRoutes } from './routes.ts';
export { toMyAppeal } from './show-appeal.ts';
export { appealsOfRewards, refusalsOfRewards } from './store.ts';
