export { applyAutoRules } from './apply-rules.ts';
export { autoRuleHandlers } from './routes.ts';
