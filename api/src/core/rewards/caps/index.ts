export { type Cap, capsOf, fitCaps, type Used } from './rules.ts';
export { lockCounters, releaseCaps, useCaps } from './store.ts';
