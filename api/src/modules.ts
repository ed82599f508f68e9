import { accountsModule } from './core/accounts/index.ts';
import { casesModule } from './core/cases/index.ts';
import { cityModule } from './core/city/index.ts';
import { filesModule } from './core/files/index.ts';
import { notificationsModule } from './core/notifications/index.ts';
import { payoutsModule } from './core/payouts/index.ts';
import { rewardsModule } from './core/rewards/index.ts';
import { outboxJob } from './lib/outbox.ts';
import type { Module } from './module.ts';
import { auditModule } from './modules/audit/index.ts';
import { evaluationModule } from './modules/evaluation/index.ts';
import { financeModule } from './modules/finance/index.ts';
import { fraudModule } from './modules/fraud/index.ts';
import { inboxModule } from './modules/inbox/index.ts';
import { routingModule } from './modules/routing/index.ts';
import { supervisionModule } from './modules/supervision/index.ts';

/** Every part of the house, in the order in which its listeners run. */
export const modules: readonly Module[] = [
  accountsModule,
  cityModule,
  filesModule,
  casesModule,
  rewardsModule,
  payoutsModule,
  notificationsModule,
  routingModule,
  fraudModule,
  inboxModule,
  supervisionModule,
  auditModule,
  evaluationModule,
  financeModule,
];

export const jobs = [
  ...modules.flatMap((module) => module.jobs ?? []),
  outboxJob(Object.assign({}, ...modules.map((module) => module.outbox ?? {}))),
];
