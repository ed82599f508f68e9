import { NO_REWARD_REASONS, type NoRewardReason } from '../../../contract/rewards.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import type { Reward } from './store.ts';

const OTHER_REASONS: Record<string, string> = {
  case_voided: '案件已作废，奖励已冲回',
  claim_expired: '超过领取期限，奖励已退回奖励资金',
  review_denied: '审核未通过，奖励已退回奖励资金',
};

/** The same facts for the finance desk, which is not the one addressed. */
const STAFF_REASONS: Record<string, string> = {
  no_payee_consent: '上报人未同意使用微信收款信息，不计奖励',
  pool_empty: '当月奖励资金已用完，不计奖励',
};

/** Why a reward is not, or no longer, a person's: said to the finance desk. */
export const reasonForStaff = (reason: string | null): string | null =>
  (reason && STAFF_REASONS[reason]) || reasonWords(reason);

/** Why a reward is not, or no longer, the person's: said to the person. */
export function reasonWords(reason: string | null): string | null {
  if (reason === null) return null;
  return NO_REWARD_REASONS[reason as NoRewardReason] ?? OTHER_REASONS[reason] ?? reason;
}

const DAY_MS = 86_400_000;

/** What the owner reads: why not, or what to do next. */
export function explainReward(reward: Reward): string {
  switch (reward.state) {
    case 'not_rewarded':
    case 'reversed':
      return [reasonWords(reward.reason), reward.note].filter(Boolean).join('：');
    case 'points':
      return `已记 ${reward.points} 积分`;
    case 'in_payout':
      return reward.waitsForPerson
        ? '微信正在等您确认收款，24 小时内未确认将退回，可重新领取'
        : '正在通过微信支付发放';
    case 'paid':
      return '已到账，可在微信零钱中查看';
    case 'owed':
      if (reward.heldAt !== null) return '审核中，通过后即可领取，领取期限相应顺延';
      return reward.claimUntil
        ? `可以领取，请在 ${lastDay(reward.claimUntil)} 前（含当日）领取`
        : '可以领取';
  }
}

// `claimUntil` is the first instant at which it is too late.
const lastDay = (claimUntil: Date) => shanghaiDay(new Date(claimUntil.getTime() - DAY_MS / 2));
