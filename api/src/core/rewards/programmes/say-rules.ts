export { sayPicks } from '../../../../contract/say-kinds.ts';
export { sayRuleSections, sayRules } from '../../../../contract/say-rules.ts';
