import { accountRoutes } from './accounts.ts';
import { caseRoutes } from './cases.ts';
import { fileRoutes } from './files.ts';
import { payoutRoutes } from './payouts.ts';
import { rewardRoutes } from './rewards.ts';

export * from './accounts.ts';
export * from './case-words.ts';
export * from './cases.ts';
export * from './client.ts';
export * from './common.ts';
export * from './errors.ts';
export * from './files.ts';
export * from './payouts.ts';
export * from './rewards.ts';
export * from './roles.ts';
export * from './route.ts';

/** Every operation of the API, by name. A route that is not here does not exist. */
export const routes = {
  ...accountRoutes,
  ...fileRoutes,
  ...caseRoutes,
  ...rewardRoutes,
  ...payoutRoutes,
} as const;
export type Routes = typeof routes;
