export { insertStandards, readStandards } from './store.ts';
