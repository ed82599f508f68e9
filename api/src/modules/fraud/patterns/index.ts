export { findPatterns, findPatternsJob } from './find-patterns.ts';
export { dropPatterns, patternsOf } from './store.ts';
