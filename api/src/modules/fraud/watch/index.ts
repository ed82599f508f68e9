export { listAfterRejection, listAfterVoid } from './list-by-rule.ts';
export { watchRoutes } from './routes.ts';
export { activeEntries, dropTurns } from './store.ts';
