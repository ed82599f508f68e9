export { financeModule } from './module.ts';
