import { VOID_REASONS } from '../../../../contract/case-words.ts';
import {
  REWARD_REASONS,
  type RewardReason,
  type RewardStanding,
} from '../../../../contract/rewards.ts';
import { shanghaiDate, shanghaiMinute, shanghaiTime } from '../../../lib/clock.ts';
import { lastMoment } from '../claim-end.ts';
import type { Reward } from '../store.ts';
import { type Moves, standingOf } from './standing.ts';

/** The same facts for the finance desk, which is not the one addressed. */
const STAFF_REASONS: Record<string, string> = {
  no_payee_consent: '上报人未同意使用微信收款信息，不计奖励',
  consent_outdated: '上报人未同意奖励规则要求的新版说明，不计奖励',
  no_phone: '上报人未绑定手机号，不计奖励',
  under_age: '上报人声明未满 14 周岁，不计奖励',
  pool_empty: '当月奖励资金已用完，不计奖励',
  not_confirmed: '上次付款超过 24 小时未确认，已退回待领取',
  not_accepted: '上次付款收款人未收，或微信没有说明原因，已退回待领取',
  revoked: '上次付款已撤销，已退回待领取',
  payout_failed: '上次付款未成功，已退回待领取',
};

/** Why a reward is not, or no longer, a person's: said to the finance desk. */
export const reasonForStaff = (reason: string | null): string | null =>
  (reason && STAFF_REASONS[reason]) || reasonWords(reason);

/** The code as clients know it. */
export const reasonCode = (reason: string | null): RewardReason | null =>
  reason !== null && reason in REWARD_REASONS ? (reason as RewardReason) : null;

/** Why the money of a claim came back: kept with the reward until it is claimed again. */
const RETURN_REASONS = {
  not_confirmed: '超过 24 小时未确认收款',
  not_accepted: '收款未完成（您取消了收款，或微信没有说明原因）',
  revoked: '付款已撤销',
  payout_failed: '付款未成功',
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;

const REASONS: Record<string, string> = { ...REWARD_REASONS, ...RETURN_REASONS };

/** Why a reward is not, not yet, or no longer, the person's: said to the person. */
export const reasonWords = (reason: string | null): string | null =>
  reason && (REASONS[reason] ?? reason);

/** That the case is void, and why. */
export function voidWords({ voidReason }: Reward): string {
  const name = VOID_REASONS[voidReason as keyof typeof VOID_REASONS];
  return name && voidReason !== 'other' ? `案件已作废（${name}）` : '案件已作废';
}

type Sentence = (reward: Reward, moves: Moves) => string;
const why = ({ reason }: Reward): string => reasonWords(reason) ?? '';
const byWhen = ({ claimUntil }: Reward) =>
  claimUntil ? `请在 ${shanghaiDate(lastMoment(claimUntil))}前（含当日）` : '请';

/** That it is too late to claim, and since when. */
export const pastClaimWords = ({ claimUntil }: Reward): string =>
  `已过领取期限${claimUntil ? `（${shanghaiDate(lastMoment(claimUntil))}）` : ''}`;

const SENTENCES: Record<RewardStanding, Sentence> = {
  awaited: why,
  held: () => '工作人员正在审核，通过后即可领取，领取期限相应顺延',
  claimable: (reward) => `${byWhen(reward)}领取，逾期退回奖励资金`,
  returned: (reward) =>
    `上次${why(reward) || '没有领取成功'}，钱没有转出，${byWhen(reward)}重新领取`,
  waiting_for_you: ({ confirmUntil }) =>
    `请${confirmUntil ? `在 ${shanghaiMinute(confirmUntil)} 前` : '尽快'}点“确认收款”，过时未确认的退回这里，可重新领取`,
  paying: () => '正在通过微信支付发放，不用重复操作',
  paid: ({ voidReason }, { paidAt }) => {
    const arrived = `${paidAt ? `已于 ${shanghaiDate(paidAt)} ${shanghaiTime(paidAt)} ` : '已'}到账，可在微信零钱中查看`;
    return voidReason === null
      ? arrived
      : `${arrived}。案件其后作废，后续由工作人员与您联系，如有异议请拨打服务热线`;
  },
  points: ({ points }) => `已记 ${points} 积分`,
  not_rewarded: why,
  denied: ({ note }) => `审核未通过${note ? `：${note}` : ''}，奖励已退回奖励资金`,
  expired: (reward) =>
    `${pastClaimWords(reward)}，奖励${reward.state === 'owed' ? '将' : '已'}退回奖励资金`,
  reversed: (reward) => {
    const gone =
      reward.points > 0 ? '积分已收回' : reward.amountFen > 0 ? '奖励已冲回' : '不再计奖';
    return `${voidWords(reward)}，${gone}；如有异议请拨打服务热线`;
  },
};

/** What the owner reads: why not, or what to do next. */
export const explainReward = (reward: Reward, now: Date, moves: Moves): string =>
  SENTENCES[standingOf(reward, now, moves)](reward, moves);
