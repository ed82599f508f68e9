export { type ActDoer, actOnCase } from './act-on-case.ts';
export {
  type CaseLog,
  type FiledPlace,
  type LoggedStep,
  readCaseLogs,
  readFiledPlaces,
} from './case-logs.ts';
export { casesModule, citizenDoer, staffDoer } from './module.ts';
export { findPublicCase, type NearbyOfAnybody, showPublicNearby } from './public-nearby.ts';
export { type Report, reportCase } from './report-case.ts';
export { findReportFacts, handlersOf, type ReportFacts } from './report-facts.ts';
export { routingFacts } from './routing-facts.ts';
export { findForStaff } from './staff-cases.ts';
export {
  casesOfUnitSince,
  casesOnTheClock,
  countOpenByAge,
  findSupervised,
  lastDoer,
  listOpenByAge,
  type SupervisedCase,
} from './supervised-cases.ts';
export { openTaskOf, reportPosition, wakeTasks } from './tasks/index.ts';
export { findToldCase, type ToldCase } from './told-case.ts';
export { countStepsBy, type WaitingCase, waitingCases } from './waiting-cases.ts';
export { WORKFLOW } from './workflow.ts';
