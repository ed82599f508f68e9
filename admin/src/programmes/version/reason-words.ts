import { NO_REWARD_REASONS } from '@suishoupai/api/contract';

/** What a trial came to, said to the finance desk; the citizen's own words address the citizen. */
const SHORT: Record<string, string> = {
  rewarded: '计奖',
  points: '记积分',
  no_payee_consent: '未同意使用收款信息',
  consent_outdated: '未同意新版说明',
  no_phone: '未绑定手机号',
  under_age: '未满 14 周岁',
  pool_empty: '奖励资金用完',
  over_cap: '超过个人上限',
  not_real_name: '未实名',
  duplicate: '同一问题已有人先得',
  collector_found_first: '工作人员先发现',
  not_enough_evidence: '证据或测量不足',
};

export const sayReason = (reason: string): string =>
  SHORT[reason] ?? NO_REWARD_REASONS[reason as keyof typeof NO_REWARD_REASONS] ?? reason;
