import {
  type CaseReward,
  type CaseState,
  REWARD_STANDINGS,
  type RewardStanding,
} from '@suishoupai/api/contract';
import type { Tone } from './case-words.ts';
import { yuan } from './money.ts';

const TONES: Record<RewardStanding, Tone> = {
  awaited: 'grey',
  held: 'orange',
  claimable: 'orange',
  returned: 'orange',
  waiting_for_you: 'orange',
  paying: 'blue',
  paid: 'green',
  points: 'green',
  not_rewarded: 'grey',
  denied: 'red',
  expired: 'grey',
  reversed: 'grey',
};

/** The same words wherever a reward is shown. */
export const rewardTag = (standing: RewardStanding): { text: string; tone: Tone } => ({
  text: REWARD_STANDINGS[standing],
  tone: TONES[standing],
});

/** What the person can do about it now. */
export const mayClaim = (standing: RewardStanding): boolean =>
  standing === 'claimable' || standing === 'returned';
export const isOnItsWay = (standing: RewardStanding): boolean =>
  standing === 'paying' || standing === 'waiting_for_you';
/** Booked once, and not the person's any more. */
export const isGone = (standing: RewardStanding): boolean =>
  standing === 'denied' || standing === 'expired' || standing === 'reversed';

/** Nothing rather than ¥0.00 where nothing was earned. */
export function worthOf({ amountFen, points }: { amountFen: number; points: number }): string {
  if (points > 0) return `${points} 积分`;
  return amountFen > 0 ? `¥${yuan(amountFen)}` : '';
}

/** The short hint beside a case in a list; empty when there is nothing to say yet. */
export function rewardHint({ state, amountFen, points }: CaseReward): string {
  if (state === 'none') return '';
  if (state === 'points') return `已记 ${points} 积分`;
  const words = REWARD_STANDINGS[state];
  return amountFen > 0 ? `奖励 ${yuan(amountFen)} 元${words}` : words;
}

const BEFORE: Partial<Record<CaseState, string>> = {
  reported: '立案后按奖励规则计奖',
  verifying: '立案后按奖励规则计奖',
  pending_register: '立案后按奖励规则计奖',
  rejected: '未立案，不计奖励',
  merged: '已并入他人案件，是否计奖以主案件立案时的规则为准',
  transferred: '已转其他部门办理，不计奖励',
};

/** Whether a case without a decision may still earn something; empty when nothing can be said. */
export const beforeReward = (state: CaseState): string => BEFORE[state] ?? '';
