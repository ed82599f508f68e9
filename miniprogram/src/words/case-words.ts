import {
  type CaseReward,
  type CaseState,
  type MyReward,
  REWARD_STATES,
  STAGES,
  STATES,
} from '@suishoupai/api/contract';
import { yuan } from './money.ts';

export type Tone = 'blue' | 'green' | 'orange' | 'red' | 'grey';

/** What the citizen reads on the tag of a case, and in which colour. */
export function caseTag(state: CaseState): { text: string; tone: Tone } {
  return { text: STATES[state].citizen, tone: toneOf(state) };
}

function toneOf(state: CaseState): Tone {
  if (state === 'closed') return 'green';
  if (STATES[state].stage === 0) return 'grey';
  return state === 'reported' || state === 'pending_register' ? 'orange' : 'blue';
}

/** What happens next, in one sentence. */
const NEXT: Record<CaseState, string> = {
  reported: '工作人员将尽快受理，受理前您可以撤回',
  pending_register: '正在按立案标准审核',
  rejected: '本次上报未立案，原因见下方进展',
  merged: '与他人反映的同一问题合并办理',
  pending_dispatch: '已立案，正在派遣责任单位',
  pending_handle: '已派遣，等待责任单位接收',
  handling: '责任单位正在现场处置',
  pending_dept_confirm: '处置完成，责任单位正在确认结果',
  pending_check: '正在安排现场核查',
  pending_close: '核查通过，等待结案',
  closed: '问题已办结，欢迎评价',
  voided: '本案件已作废',
};
export const nextWords = (state: CaseState): string => NEXT[state];

/** 0–7: how many of the seven stages have begun; 0 when the case has left the loop. */
export const stageOf = (state: CaseState): number => STATES[state].stage;
export const stageName = (state: CaseState): string => STAGES[stageOf(state) - 1] ?? '';

/** The short hint beside a case in a list; empty when there is nothing to say yet. */
export function rewardHint(reward: CaseReward): string {
  switch (reward.state) {
    case 'none':
      return '';
    case 'claimable':
      return `奖励 ${yuan(reward.amountFen)} 元待领取`;
    case 'paying':
      return `奖励 ${yuan(reward.amountFen)} 元发放中`;
    case 'waiting_for_you':
      return `奖励 ${yuan(reward.amountFen)} 元待您确认`;
    case 'paid':
      return `奖励 ${yuan(reward.amountFen)} 元已到账`;
    case 'reversed':
      return '奖励已冲回';
  }
}

const REWARD_TONES: Record<MyReward['state'], Tone> = {
  not_rewarded: 'grey',
  owed: 'orange',
  in_payout: 'blue',
  paid: 'green',
  reversed: 'grey',
};
export const rewardTag = (state: MyReward['state']): { text: string; tone: Tone } => ({
  text: REWARD_STATES[state],
  tone: REWARD_TONES[state],
});
