export { fraudModule } from './module.ts';
export { watchDevices } from './reports/index.ts';
