/** What a process that serves may do with a table. None may change the schema, drop or truncate. */
export const RIGHTS = {
  /** Written once: a correction is another row. */
  append: 'SELECT, INSERT',
  /** A state that moves, and never disappears. */
  change: 'SELECT, INSERT, UPDATE',
  all: 'SELECT, INSERT, UPDATE, DELETE',
} as const;

const tables = (right: keyof typeof RIGHTS, names: string) =>
  names.split(/\s+/).map((name) => [name, right] as const);

/** Every table has its right here: a new one without is a failing test. */
export const TABLE_RIGHTS: Readonly<Record<string, keyof typeof RIGHTS>> = Object.fromEntries([
  ...tables(
    'append',
    'ledger_transfers case_events audit_rows refused_actions access_log consents terms',
  ),
  ...tables(
    'append',
    'payout_sends payout_approvals payout_exchanges payout_decisions pay_notices money_checks ledger_days reconciliation_sightings receipt_corrections closed_bill_lines',
  ),
  ...tables('change', 'ledger_accounts payouts payout_switch payout_marks rewards cases'),
  ...tables('change', 'reconciliation_days audit_days'),
  ...tables('all', 'settings job_leases outbox platform_tokens sessions'),
  ...tables('all', 'citizen_phones phone_sightings'),
  ...tables('all', 'units staff citizens areas places picks categories category_schemes'),
  ...tables('all', 'standards standard_imports standard_import_rows calendar_years calendar_days'),
  ...tables('all', 'photos photo_likes photo_prints photo_chunks photo_sketches photo_words'),
  ...tables('all', 'case_counters case_deductions case_followers case_orders case_reminders'),
  ...tables('all', 'case_stages inbox_messages staff_messages auto_rules duties audit_intents'),
  ...tables('all', 'inspection_tasks inspection_turns inspector_positions approver_days'),
  ...tables('all', 'reward_programmes reward_appeals reward_budgets reward_budget_alarms'),
  ...tables('all', 'reward_cap_uses reward_counters reward_debts reward_decisions reward_holds'),
  ...tables('all', 'reward_prizes reward_simulations money_adjustments payout_errands'),
  ...tables('change', 'reward_rule_turns'),
  ...tables('all', 'bill_lines reconciliation_differences'),
  ...tables('all', 'supervision_letters unit_digests unit_digest_cases'),
  ...tables('all', 'evaluation_schemes evaluation_periods evaluation_results evaluation_marks'),
  ...tables('all', 'evaluation_adjustments evaluation_exclusions'),
  ...tables('all', 'fraud_assessments fraud_devices fraud_patterns fraud_reports second_looks'),
  ...tables('all', 'watch_entries watch_events watch_turns'),
]);

export const APPEND_ONLY = Object.keys(TABLE_RIGHTS).filter(
  (table) => TABLE_RIGHTS[table] === 'append',
);
