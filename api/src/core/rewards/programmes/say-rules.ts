export { sayRules } from '../../../../contract/say-rules.ts';
