export { type ActDoer, actOnCase } from './act-on-case.ts';
export { casesModule, citizenDoer, staffDoer } from './module.ts';
export { type Report, reportCase } from './reports/report-case.ts';
export { findReportFacts, handlersOf, type ReportFacts } from './reports/report-facts.ts';
export {
  type CaseLog,
  type FiledPlace,
  type LoggedStep,
  readCaseLogs,
  readFiledPlaces,
} from './screens/case-logs.ts';
export { findPublicCase, type NearbyOfAnybody, showPublicNearby } from './screens/public-nearby.ts';
export { routingFacts } from './screens/routing-facts.ts';
export { findForStaff } from './screens/staff-cases.ts';
export {
  casesOfUnitSince,
  casesOnTheClock,
  countOpenByAge,
  findSupervised,
  lastDoer,
  listOpenByAge,
  type SupervisedCase,
} from './screens/supervised-cases.ts';
export { findToldCase, type ToldCase } from './screens/told-case.ts';
export { countStepsBy, type WaitingCase, waitingCases } from './screens/waiting-cases.ts';
export { openTaskOf, reportPosition, wakeTasks } from './tasks/index.ts';
export { WORKFLOW } from './workflow.ts';
