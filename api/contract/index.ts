import { accountRoutes } from './accounts.ts';
import { auditRoutes } from './audit.ts';
import { calendarRoutes } from './calendar.ts';
import { caseRoutes } from './cases.ts';
import { evaluationRoutes } from './evaluation.ts';
import { fileRoutes } from './files.ts';
import { inboxRoutes } from './inbox.ts';
import { payoutRoutes } from './payouts.ts';
import { rewardRoutes } from './rewards.ts';
import { routingRoutes } from './routing.ts';
import { standardRoutes } from './standards.ts';
import { supervisionRoutes } from './supervision.ts';

export * from './accounts.ts';
export * from './audit.ts';
export * from './calendar.ts';
export * from './case-words.ts';
export * from './cases.ts';
export * from './client.ts';
export * from './common.ts';
export * from './errors.ts';
export * from './evaluation.ts';
export * from './evaluation-scheme.ts';
export * from './files.ts';
export * from './inbox.ts';
export * from './payouts.ts';
export * from './rewards.ts';
export * from './roles.ts';
export * from './route.ts';
export * from './routing.ts';
export * from './standards.ts';
export * from './supervision.ts';

/** Every operation of the API, by name. A route that is not here does not exist. */
export const routes = {
  ...accountRoutes,
  ...fileRoutes,
  ...caseRoutes,
  ...calendarRoutes,
  ...rewardRoutes,
  ...payoutRoutes,
  ...inboxRoutes,
  ...standardRoutes,
  ...routingRoutes,
  ...auditRoutes,
  ...supervisionRoutes,
  ...evaluationRoutes,
} as const;
export type Routes = typeof routes;
