export { excludeCase } from './exclude-case.ts';
export { evaluationModule } from './module.ts';
