export { supervisionModule } from './module.ts';
