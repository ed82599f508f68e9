import type { AutoRuleKind } from '../../../../contract/auto-rules.ts';
import type { CaseState } from '../../../../contract/case-words.ts';
import type { Context } from '../../../context.ts';
import { activeStaff } from '../../../core/accounts/index.ts';
import {
  type ActDoer,
  actOnCase,
  type WaitingCase,
  waitingCases,
} from '../../../core/cases/index.ts';
import { readCity } from '../../../core/city/index.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import type { Job, JobRun } from '../../../lib/jobs.ts';
import { Refusal } from '../../../lib/refusal.ts';
import { unitsFor } from '../propose-units.ts';
import { actorIdOf, actorNameOf, type Candidate, matches, OWNER_ROLES, stateOn } from './rules.ts';
import { lockRule, type RuleRow, rulesInForce, stopRow } from './store.ts';

const PAGE = 200;
const MAX_PAGES = 20;

type Order = Parameters<typeof actOnCase>[3];

/** Files and dispatches what published rules speak of. Filing comes first, so that one run can do both. */
export const applyAutoRules: Job = {
  name: 'apply-auto-rules',
  schedule: '*/5 * * * * *',
  leaseSeconds: 120,
  run: async (context, run) => {
    const day = shanghaiDay(context.clock.now());
    const rules = await withOwners(context, await rulesInForce(context.db, day));
    const of = (kind: AutoRuleKind) => rules.filter((rule) => rule.kind === kind);
    const filed = await applyTo(context, run, 'pending_register', of('register'), sayFiling);
    const dispatched = await applyTo(
      context,
      run,
      'pending_dispatch',
      of('dispatch'),
      chooseUnit(context),
    );
    return filed + dispatched > 0 ? `filed ${filed}, dispatched ${dispatched} by rule` : '';
  },
};

/** A rule nobody answers for any more ends by itself, and says so. */
async function withOwners(context: Context, rules: RuleRow[]): Promise<RuleRow[]> {
  const owners = await activeStaff(context.db, [...new Set(rules.map((rule) => rule.owner_id))]);
  const roles = new Map(owners.map((owner) => [owner.id, owner.roles]));
  const isOwned = ({ owner_id, kind }: RuleRow) =>
    roles.get(owner_id)?.some((role) => OWNER_ROLES[kind].includes(role)) === true;
  for (const rule of rules.filter((one) => !isOwned(one))) {
    const at = context.clock.now();
    const reason = `负责人 ${rule.owner_name} 已离岗，自动停用`;
    await stopRow(context.db, rule, { by: null, at, reason });
    context.log.error({ rule: actorIdOf(rule) }, 'an auto rule lost its owner and was stopped');
  }
  return rules.filter(isOwned);
}

type Choose = (rule: RuleRow, one: WaitingCase) => Order | null | Promise<Order | null>;

async function applyTo(
  context: Context,
  run: JobRun,
  state: CaseState,
  rules: readonly RuleRow[],
  choose: Choose,
): Promise<number> {
  if (rules.length === 0) return 0;
  const describe = describer(context);
  let done = 0;
  for (let page = 0, after = ''; page < MAX_PAGES && (await run.isMine(context.db)); page++) {
    const now = context.clock.now();
    const waiting = await waitingCases(context.db, state, { after, limit: PAGE, now });
    for (const one of waiting) {
      const candidate = await describe(one);
      const rule = candidate && rules.find((other) => matches(other, candidate));
      const order = rule && (await choose(rule, one));
      if (rule && order && (await act(context, rule, one, order))) done++;
    }
    after = waiting.at(-1)?.id ?? '';
    if (waiting.length < PAGE) break;
  }
  return done;
}

/** What rules ask about a case; the amount a reward class earns is asked once per run. */
function describer(context: Context) {
  const amounts = new Map<string, Promise<number | null>>();
  return async (one: WaitingCase): Promise<Candidate | null> => {
    const { picks } = await readCity(context.db);
    const pick = picks.find((other) => other.id === one.pickId);
    if (!pick || one.categoryKey === null) return null;
    const { rewardClass, isDangerous } = pick;
    const now = context.clock.now();
    const amount =
      amounts.get(rewardClass) ?? context.rewards.rewardPreview(context.db, rewardClass, now);
    amounts.set(rewardClass, amount);
    const isByCitizen = one.citizenId !== null;
    const rewardFen = isByCitizen ? await amount : null;
    const { categoryKey, areaId } = one;
    return { categoryKey, areaId, isByCitizen, isDangerous, rewardFen };
  };
}

const sayFiling: Choose = (rule) => ({
  action: 'register',
  note: `按规则《${rule.name}》第 ${rule.version} 版自动立案`,
});

/** The unit the duties name, if they name one clearly; a doubtful case stays with the dispatcher. */
function chooseUnit(context: Context): Choose {
  const known = new Map<string, ReturnType<typeof unitsFor>>();
  return async (rule, { categoryKey, areaId }) => {
    if (categoryKey === null) return null;
    const place = `${categoryKey} ${areaId}`;
    const units = known.get(place) ?? unitsFor(context, { categoryKey, areaId });
    known.set(place, units);
    const [first] = await units;
    if (!first?.isClear) return null;
    const why = `按规则《${rule.name}》第 ${rule.version} 版自动派遣：${first.explanation}`;
    return { action: 'dispatch', unitId: first.unit.id, note: why.slice(0, MAX_NOTE) };
  };
}

const MAX_NOTE = 500;

/** Somebody may have been faster, or the rule was stopped this second: then nothing happened. */
async function act(
  context: Context,
  rule: RuleRow,
  one: WaitingCase,
  order: Order,
): Promise<boolean> {
  try {
    await actOnCase(context, doerOf(context, rule), one.id, { ...order, version: one.version });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.log.info({ caseId: one.id, rule: actorIdOf(rule), code: error.code }, 'rule refused');
    return false;
  }
}

const doerOf = (context: Context, rule: RuleRow): ActDoer => ({
  kind: 'system',
  id: actorIdOf(rule),
  name: actorNameOf(rule),
  roles: ['system'],
  unitId: null,
  maySee: () => true,
  rule: {
    isInForce: async (session) => {
      const today = shanghaiDay(context.clock.now());
      const row = await lockRule(session, rule.id, rule.version);
      return row !== undefined && stateOn(row, today) === 'in_force';
    },
  },
});
