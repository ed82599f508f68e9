import {
  type CaseReward,
  type CaseState,
  type Citizen,
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

const UNFILED: readonly CaseState[] = ['reported', 'verifying', 'pending_register'];
const BEFORE: Partial<Record<CaseState, string>> = {
  rejected: '未立案，不计奖励',
  merged: '已并入他人案件，是否计奖以主案件立案时的规则为准',
  transferred: '已转其他部门办理，不计奖励',
};

type Payee = Pick<Citizen, 'isUnder14' | 'mayBePaid'>;
const UNDER_14 = '您声明未满 14 周岁，本次上报不计奖励';

/** Why a report that is not filed yet earns nothing as things stand; empty when nothing speaks against it. */
export function payeeTrouble(me: Payee | undefined): string {
  if (me?.isUnder14) return UNDER_14;
  if (me?.mayBePaid === false) return '您未开启收款；立案前在“奖励”里开启，这次上报也计奖励';
  return '';
}

/** Whether a case without a decision may still earn something; empty when nothing can be said. */
export function beforeReward(state: CaseState, me: Payee | undefined): string {
  if (UNFILED.includes(state)) return payeeTrouble(me) || '立案后按奖励规则计奖';
  return state === 'merged' && me?.isUnder14 ? UNDER_14 : (BEFORE[state] ?? '');
}
