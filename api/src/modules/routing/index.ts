export { routingModule } from './module.ts';
export { unitsFor } from './propose-units.ts';
export { type DutyRow, insertDuties } from './store.ts';
