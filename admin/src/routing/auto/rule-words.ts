import { AUTO_RULE_REPORTERS, type AutoRule, type AutoRuleState } from '@suishoupai/api/contract';
import { formatFen } from '../../ui/format-money.ts';

/** What must hold besides class and place, one condition after the other. */
export function sayConditions(rule: AutoRule): string {
  const { reporter, takesDangerous, kind, maxRewardFen } = rule;
  const conditions = [
    reporter === 'anyone' ? '不限上报人' : `仅${AUTO_RULE_REPORTERS[reporter]}`,
    takesDangerous ? '含危险类' : '不含危险类',
    kind === 'register' && maxRewardFen !== null && `奖励不超过 ¥ ${formatFen(maxRewardFen)}`,
    kind === 'dispatch' && '职责明确',
  ];
  return [...conditions.filter(Boolean), '未被退回过'].join('，');
}

export const sayPeriod = ({ validFrom, validTo }: AutoRule): string =>
  validTo ? `${validFrom} 至 ${validTo}` : `${validFrom} 起`;

export const STATE_COLORS: Record<AutoRuleState, string | undefined> = {
  waiting: 'warning',
  coming: 'processing',
  in_force: 'success',
  over: undefined,
  stopped: 'error',
};
