import type { AutoRuleKind, AutoRuleState } from '../../../../contract/auto-rules.ts';
import type { StaffRole } from '../../../../contract/roles.ts';
import { prefixesOf } from '../rules.ts';
import type { RuleRow } from './store.ts';

/** Who may answer for a rule: those who take the step themselves, and the centre's leader. */
export const OWNER_ROLES: Record<AutoRuleKind, readonly StaffRole[]> = {
  register: ['duty_chief', 'centre_leader'],
  dispatch: ['dispatcher', 'duty_chief', 'centre_leader'],
};

/** What a rule may know of a case that waits. */
export type Candidate = {
  categoryKey: string;
  areaId: string;
  isByCitizen: boolean;
  isDangerous: boolean;
  /** What filing would book; null when nothing. */
  rewardFen: number | null;
};

/** Whether the rule speaks of this case. Pure. */
export function matches(rule: RuleRow, one: Candidate): boolean {
  if (!prefixesOf(one.categoryKey).includes(rule.category_prefix)) return false;
  if (rule.area_id !== null && rule.area_id !== one.areaId) return false;
  if (rule.reporter !== 'anyone' && (rule.reporter === 'citizen') !== one.isByCitizen) return false;
  if (one.isDangerous && rule.takes_dangerous === 0) return false;
  const isRewardBound = rule.kind === 'register' && rule.max_reward_fen !== null;
  return !isRewardBound || (one.rewardFen ?? 0) <= (rule.max_reward_fen ?? 0);
}

type Validity = Pick<RuleRow, 'confirmed_at' | 'stopped_at' | 'valid_from' | 'valid_to'>;

/** Where a version stands on a day, Asia/Shanghai. */
export function stateOn(rule: Validity, day: string): AutoRuleState {
  if (rule.stopped_at) return 'stopped';
  if (rule.valid_to !== null && rule.valid_to < day) return 'over';
  if (!rule.confirmed_at) return 'waiting';
  return day < rule.valid_from ? 'coming' : 'in_force';
}

/** What the log calls the doer of a step: the rule, its version, and who answers for it. */
export const actorIdOf = ({ id, version }: Pick<RuleRow, 'id' | 'version'>): string =>
  `rule:${id}@${version}`;

const MAX_OWNER_CHARS = 14;

export const actorNameOf = ({ name, owner_name }: RuleRow): string =>
  `规则《${name}》（负责人 ${[...owner_name].slice(0, MAX_OWNER_CHARS).join('')}）`;
