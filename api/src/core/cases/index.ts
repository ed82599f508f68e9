export { type ActDoer, actOnCase } from './act-on-case.ts';
export { casesModule, citizenDoer, staffDoer } from './module.ts';
export { type Report, reportCase } from './report-case.ts';
export { WORKFLOW } from './workflow.ts';
