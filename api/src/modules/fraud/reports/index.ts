export { watchDevices } from './devices.ts';
export {
  busyPeople,
  countFilings,
  nextCell,
  reportsAround,
  reportsOfPerson,
  reportsOfRow,
} from './read-for-patterns.ts';
export { rememberReport, rememberStep, seenAt } from './remember-report.ts';
export {
  countFiled,
  countRejections,
  dropReports,
  type ReportRow,
  recentReports,
  reportsOf,
  writeReport,
} from './store.ts';
