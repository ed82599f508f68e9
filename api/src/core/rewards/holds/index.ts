export { denyReward, releaseReward } from './decide-hold.ts';
export { denyHeld, holdReward, releaseHold } from './hold-reward.ts';
export { lapseHold } from './lapse-hold.ts';
export { holdRoutes } from './routes.ts';
export { holdsOfReward, openDenials } from './store.ts';
