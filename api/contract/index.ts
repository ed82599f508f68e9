import { accountRoutes } from './accounts.ts';
import { auditRoutes } from './audit.ts';
import { autoRuleRoutes } from './auto-rules.ts';
import { calendarRoutes } from './calendar.ts';
import { caseRoutes } from './case-routes.ts';
import { citizenRoutes } from './citizens.ts';
import { evaluationRoutes } from './evaluation.ts';
import { fileRoutes } from './files.ts';
import { financeRoutes } from './finance.ts';
import { fraudRoutes } from './fraud.ts';
import { inboxRoutes } from './inbox.ts';
import { inspectionRoutes } from './inspection.ts';
import { payoutRoutes } from './payouts.ts';
import { programmeRoutes } from './programmes.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { reconciliationRoutes } from './reconciliation.ts';
import { rewardMoneyRoutes } from './reward-money.ts';
import { rewardReviewRoutes } from './reward-reviews.ts';
import { rewardRoutes } from './rewards.ts';
import { routingRoutes } from './routing.ts';
import { standardRoutes } from './standards.ts';
import { supervisionRoutes } from './supervision.ts';
import { workflowRoutes } from './workflow.ts';

export * from './accounts.ts';
export * from './audit.ts';
export * from './audit-deeds.ts';
export * from './auto-rules.ts';
export * from './calendar.ts';
export * from './case-routes.ts';
export * from './case-words.ts';
export * from './cases.ts';
export * from './citizens.ts';
export * from './client.ts';
export * from './common.ts';
export * from './errors.ts';
export * from './evaluation.ts';
export * from './evaluation-scheme.ts';
export * from './files.ts';
export * from './finance.ts';
export * from './fraud.ts';
export * from './inbox.ts';
export * from './inspection.ts';
export * from './ledger-words.ts';
export * from './orders.ts';
export * from './payout-switch.ts';
export * from './payouts.ts';
export * from './programme-faults.ts';
export * from './programme-rules.ts';
export * from './programmes.ts';
export * from './receipt-routes.ts';
export * from './receipts.ts';
export * from './reconciliation.ts';
export * from './reward-money.ts';
export * from './reward-reviews.ts';
export * from './rewards.ts';
export * from './roles.ts';
export * from './route.ts';
export * from './routing.ts';
export * from './say-rules.ts';
export * from './stages.ts';
export * from './standards.ts';
export * from './supervision.ts';
export * from './vendor-words.ts';
export * from './workflow.ts';

/** Every operation of the API, by name. A route that is not here does not exist. */
export const routes = {
  ...accountRoutes,
  ...citizenRoutes,
  ...fileRoutes,
  ...caseRoutes,
  ...calendarRoutes,
  ...rewardRoutes,
  ...rewardReviewRoutes,
  ...programmeRoutes,
  ...rewardMoneyRoutes,
  ...payoutRoutes,
  ...receiptRoutes,
  ...reconciliationRoutes,
  ...financeRoutes,
  ...inboxRoutes,
  ...fraudRoutes,
  ...inspectionRoutes,
  ...standardRoutes,
  ...routingRoutes,
  ...autoRuleRoutes,
  ...auditRoutes,
  ...supervisionRoutes,
  ...workflowRoutes,
  ...evaluationRoutes,
} as const;
export type Routes = typeof routes;
