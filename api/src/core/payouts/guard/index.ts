export { offMs } from './compare-clocks.ts';
export { refuseStrangeDatabase, watchDatabase } from './watch-database.ts';
export { watchFlow } from './watch-flow.ts';
