export { decideStuck } from './decide-stuck.ts';
export { decisionsOf } from './decision-store.ts';
