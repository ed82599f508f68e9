export { sayPicks } from '../../../../contract/say-kinds.ts';
export { sayOnlyFirst, sayRuleSections, sayRules } from '../../../../contract/say-rules.ts';
