import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const API = fileURLToPath(new URL('..', import.meta.url));
const MIGRATIONS = path.join(API, '../migrations');

/** Which part of the core may see which; a part that is not here sees no other. */
const CORE_SEES: Record<string, string[]> = {
  accounts: [],
  city: [],
  files: ['accounts'],
  cases: ['accounts', 'city', 'files'],
  rewards: ['accounts', 'city'],
  payouts: ['accounts', 'rewards'],
  notifications: ['accounts'],
};
/** Files of the house's root that every part may know: types of what is passed in. */
const COMMON = ['src/context.ts', 'src/config.ts', 'src/module.ts', 'src/domain-events.ts'];
/** Rules that only know the contract and each other: they can be read, and tested, alone. */
const PURE = /\/(workflow|decide|policy|rules)\.ts$|\/payouts\/protocol\/[a-z-]+\.ts$/;
/** Tables without a folder of their own belong to the house. */
const OWNERS: Record<string, string> = {
  job_leases: 'src/lib',
  outbox: 'src/lib',
  settings: 'src/core/city',
  platform_tokens: 'src/core/accounts',
  units: 'src/core/accounts',
  staff: 'src/core/accounts',
  citizens: 'src/core/accounts',
  consents: 'src/core/accounts',
  terms: 'src/core/accounts',
  citizen_phones: 'src/core/accounts',
  phone_sightings: 'src/core/accounts',
  sessions: 'src/core/accounts',
  access_log: 'src/core/accounts',
  areas: 'src/core/city',
  places: 'src/core/city',
  categories: 'src/core/city',
  picks: 'src/core/city',
  standards: 'src/core/city',
  calendar_years: 'src/core/city',
  calendar_days: 'src/core/city',
  category_schemes: 'src/core/city',
  standard_imports: 'src/core/city',
  standard_import_rows: 'src/core/city',
  duties: 'src/modules/routing',
  auto_rules: 'src/modules/routing',
  photos: 'src/core/files',
  photo_prints: 'src/core/files',
  photo_chunks: 'src/core/files',
  photo_likes: 'src/core/files',
  photo_sketches: 'src/core/files',
  photo_words: 'src/core/files',
  cases: 'src/core/cases',
  case_events: 'src/core/cases',
  case_counters: 'src/core/cases',
  refused_actions: 'src/core/cases',
  case_stages: 'src/core/cases',
  case_deductions: 'src/core/cases',
  inspection_tasks: 'src/core/cases',
  inspection_turns: 'src/core/cases',
  inspector_positions: 'src/core/cases',
  case_orders: 'src/core/cases',
  ledger_accounts: 'src/core/rewards',
  ledger_transfers: 'src/core/rewards',
  reward_programmes: 'src/core/rewards',
  reward_rule_turns: 'src/core/rewards',
  rewards: 'src/core/rewards',
  reward_holds: 'src/core/rewards',
  reward_appeals: 'src/core/rewards',
  reward_decisions: 'src/core/rewards',
  reward_counters: 'src/core/rewards',
  reward_cap_uses: 'src/core/rewards',
  reward_simulations: 'src/core/rewards',
  reward_budgets: 'src/core/rewards',
  reward_budget_alarms: 'src/core/rewards',
  reward_debts: 'src/core/rewards',
  reward_prizes: 'src/core/rewards',
  payouts: 'src/core/payouts',
  payout_sends: 'src/core/payouts',
  payout_approvals: 'src/core/payouts',
  approver_days: 'src/core/payouts',
  money_checks: 'src/core/payouts',
  ledger_days: 'src/core/payouts',
  payout_exchanges: 'src/core/payouts',
  payout_switch: 'src/core/payouts',
  payout_decisions: 'src/core/payouts',
  receipt_corrections: 'src/core/payouts',
  payout_marks: 'src/core/payouts',
  payout_errands: 'src/core/payouts',
  pay_notices: 'src/core/payouts',
  bill_lines: 'src/core/payouts',
  closed_bill_lines: 'src/core/payouts',
  reconciliation_days: 'src/core/payouts',
  reconciliation_differences: 'src/core/payouts',
  reconciliation_sightings: 'src/core/payouts',
  money_adjustments: 'src/modules/finance',
  inbox_messages: 'src/modules/inbox',
  case_followers: 'src/modules/inbox',
  audit_rows: 'src/modules/audit',
  audit_days: 'src/modules/audit',
  audit_intents: 'src/modules/audit',
  supervision_letters: 'src/modules/supervision',
  case_reminders: 'src/modules/supervision',
  unit_digests: 'src/modules/supervision',
  unit_digest_cases: 'src/modules/supervision',
  staff_messages: 'src/modules/supervision',
  evaluation_schemes: 'src/modules/evaluation',
  evaluation_periods: 'src/modules/evaluation',
  evaluation_results: 'src/modules/evaluation',
  evaluation_marks: 'src/modules/evaluation',
  evaluation_adjustments: 'src/modules/evaluation',
  fraud_reports: 'src/modules/fraud',
  fraud_devices: 'src/core/accounts',
  fraud_patterns: 'src/modules/fraud',
  fraud_assessments: 'src/modules/fraud',
  watch_entries: 'src/modules/fraud',
  watch_events: 'src/modules/fraud',
  watch_turns: 'src/modules/fraud',
  second_looks: 'src/modules/fraud',
  evaluation_exclusions: 'src/modules/evaluation',
};

type Source = { name: string; text: string; imports: { from: string; isType: boolean }[] };

const isTest = (name: string) =>
  /\.test\.ts$|\/testing\/|\/testing[^/]*\.ts$|\/journeys\/|\/bench\//.test(name);

function readSources(folder: string): Source[] {
  const files = readdirSync(path.join(API, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const name = path.posix.join(folder, file);
      const text = readFileSync(path.join(API, name), 'utf8');
      const found = text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'/gm);
      const imports = [...found].map(([, type, from = '']) => ({
        isType: type !== undefined,
        from: from.startsWith('.') ? path.posix.join(path.posix.dirname(name), from) : from,
      }));
      return { name, text, imports };
    });
}

const product = ['contract', 'src'].flatMap(readSources).filter((source) => !isTest(source.name));
const inFolder = (folder: string) =>
  product.filter((source) => source.name.startsWith(`${folder}/`));
const breaches = (
  sources: Source[],
  isAllowed: (source: Source, from: string, isType: boolean) => boolean,
) =>
  sources.flatMap((source) =>
    source.imports
      .filter(({ from, isType }) => !isAllowed(source, from, isType))
      .map(({ from }) => `${source.name} → ${from}`),
  );
const isPackage = (from: string) => !/^(src|contract|sandbox)\//.test(from);
const partOf = (name: string) => /^src\/(?:core|modules)\/([^/]+)\//.exec(name)?.[1];

describe('the house', () => {
  it('keeps the contract free of everything but zod', () => {
    expect(
      breaches(inFolder('contract'), (_, from) => from === 'zod' || from.startsWith('contract/')),
    ).toEqual([]);
  });

  it('lets lib know the contract and its own, and the context only by type', () => {
    const isAllowed = (_: Source, from: string, isType: boolean) =>
      isPackage(from) ||
      from.startsWith('contract/') ||
      from.startsWith('src/lib/') ||
      (isType && COMMON.includes(from));
    expect(breaches(inFolder('src/lib'), isAllowed)).toEqual([]);
  });

  it('lets vendors know nothing of the city', () => {
    const isAllowed = (_: Source, from: string) =>
      isPackage(from) || from.startsWith('src/vendors/');
    expect(breaches(inFolder('src/vendors'), isAllowed)).toEqual([]);
  });

  it('lets a part of the core see only the parts it may, and of those only the face', () => {
    const isAllowed = (source: Source, from: string) => {
      if (
        isPackage(from) ||
        /^(contract|src\/lib|src\/vendors)\//.test(from) ||
        COMMON.includes(from)
      )
        return true;
      const [mine, other] = [partOf(source.name) ?? '', partOf(from)];
      if (mine === other) return true;
      return (
        other !== undefined &&
        CORE_SEES[mine]?.includes(other) === true &&
        from === `src/core/${other}/index.ts`
      );
    };
    expect(breaches(inFolder('src/core'), isAllowed)).toEqual([]);
  });

  it('lets a module see the faces of the core, and never another module', () => {
    const isAllowed = (source: Source, from: string) => {
      if (isPackage(from) || /^(contract|src\/lib|src\/vendors)\//.test(from)) return true;
      if (COMMON.includes(from) || /^src\/core\/[^/]+\/index\.ts$/.test(from)) return true;
      return from.startsWith(`src/modules/${partOf(source.name)}/`);
    };
    expect(breaches(inFolder('src/modules'), isAllowed)).toEqual([]);
  });

  it('keeps the rules pure', () => {
    const rules = product.filter(
      (source) => PURE.test(source.name) && source.name.startsWith('src/core/'),
    );
    expect(rules.length).toBeGreaterThan(4);
    expect(breaches(rules, (_, from) => from.startsWith('contract/') || PURE.test(from))).toEqual(
      [],
    );
  });

  it('never lets product code reach into the sandbox, the demo or the tests', () => {
    const house = product.filter((source) => !source.name.startsWith('src/demo/'));
    expect(breaches(house, (_, from) => !/^(sandbox|src\/demo|src\/testing)\//.test(from))).toEqual(
      [],
    );
  });

  it('reads the environment in one file, calls the outside in one folder, and the clock is passed in', () => {
    const house = product.filter((source) => !source.name.startsWith('src/demo/'));
    const using = (pattern: RegExp, except: RegExp) =>
      house
        .filter((source) => pattern.test(source.text) && !except.test(source.name))
        .map((source) => source.name);
    expect(using(/process\.env/, /^src\/config\.ts$/)).toEqual([]);
    expect(using(/\bfetch\(/, /^src\/vendors\//)).toEqual([]);
    expect(using(/Date\.now\(\)/, /^src\/(vendors\/|lib\/|migrate\.ts)/)).toEqual([]);
    // Storage and WeChat Pay compare a signature with their own clock.
    expect(
      using(
        /new Date\(\)/,
        /^src\/(lib\/(clock|http\/answer-errors)|core\/files\/start-upload|core\/city\/standards\/imports\/check-import|core\/payouts\/receive-notice)\.ts$|^src\/vendors\//,
      ),
    ).toEqual([]);
  });

  it('builds no SQL from strings', () => {
    const risky = product.filter((source) => /\braw\(\s*[`]|\braw\([^)]*'\s*\+/.test(source.text));
    expect(risky.map((source) => source.name)).toEqual([]);
  });

  it('names a table only inside the folder that owns it', () => {
    const made = readdirSync(MIGRATIONS).flatMap((file) => {
      const text = readFileSync(path.join(MIGRATIONS, file), 'utf8');
      return [...text.matchAll(/CREATE TABLE IF NOT EXISTS (\w+)/g)].map(([, table = '']) => table);
    });
    expect(made.filter((table) => !(table in OWNERS))).toEqual([]);
    const foreign = product.flatMap((source) =>
      [...source.text.matchAll(/\b(?:build|[jJ]oin)\(\s*\{?\s*(?:\w+:\s*)?'(\w+)'/g)]
        .map(([, table = '']) => table)
        .filter((table) => table in OWNERS && !source.name.startsWith(`${OWNERS[table]}/`))
        .map((table) => `${source.name} names ${table}`),
    );
    // The readiness probe writes one row of its own; the seed looks for rewards to claim.
    const known = ['src/lib/http/health.ts names settings', 'src/demo/seed.ts names rewards'];
    expect(foreign.filter((one) => !known.includes(one))).toEqual([]);
  });
});
