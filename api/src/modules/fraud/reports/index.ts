export { watchDevices } from './devices.ts';
export { rememberReport, rememberStep, seenAt } from './remember-report.ts';
export {
  countFiled,
  countRejections,
  dropReports,
  type ReportRow,
  readReports,
  recentReports,
  reportsOf,
  writeReport,
} from './store.ts';
