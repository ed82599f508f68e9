export { auditModule } from './module.ts';
export { watchCalls } from './watch-calls.ts';
