import type { StopCause } from '../../../../contract/payout-switch.ts';

/** Where each reason to stop is found: a file of this part of the house. Its test makes every one of them happen. */
export const FOUND_BY: Readonly<Record<StopCause, string>> = {
  by_hand: 'switch/set-switch.ts',
  // Every hour, and before each start.
  ledger_differs: 'jobs.ts',
  // Every night.
  ledger_rewritten: 'ledger-days/jobs.ts',
  // At any answer of WeChat's.
  contradiction: 'desk/raise-alarm.ts',
  mismatch: 'desk/raise-alarm.ts',
  vanished: 'desk/raise-alarm.ts',
  too_old: 'desk/raise-alarm.ts',
  not_enough: 'desk/raise-alarm.ts',
  sign_error: 'desk/raise-alarm.ts',
  no_auth: 'desk/raise-alarm.ts',
  param_error: 'desk/raise-alarm.ts',
  unknown_key: 'drive.ts',
  // Every ten seconds while it runs.
  doubt_many: 'guard/judge-flow.ts',
  doubt_old: 'guard/judge-flow.ts',
  hour_sum: 'guard/judge-flow.ts',
  // Against WeChat every ten seconds, against the database every second.
  clock_off: 'guard/watch-flow.ts',
  // Before each send, and every second with the mark.
  journal_unwritable: 'drive.ts',
  // At each replay: when the database is not as it was left, and every hour.
  journal_conflict: 'journal/replay-journal.ts',
  // Every second, and before each send.
  database_lost: 'guard/compare-marks.ts',
  database_switched: 'guard/compare-marks.ts',
  database_restarted: 'guard/compare-marks.ts',
  database_went_back: 'guard/compare-marks.ts',
};
