import {
  type CaseReward,
  type CaseState,
  type MyReward,
  NO_REWARD_REASONS,
  STAGES,
  STATES,
} from '@suishoupai/api/contract';
import { yuan } from './money.ts';
import { payoutView } from './payout-words.ts';

export type Tone = 'blue' | 'green' | 'orange' | 'red' | 'grey';

/** What the citizen reads on the tag of a case, and in which colour. */
export function caseTag(state: CaseState): { text: string; tone: Tone } {
  return { text: STATES[state].citizen, tone: toneOf(state) };
}

function toneOf(state: CaseState): Tone {
  if (stageOf(state) === STAGES.length) return 'green';
  if (STATES[state].stage === 0) return 'grey';
  return state === 'reported' || state === 'pending_register' ? 'orange' : 'blue';
}

/** What happens next, in one sentence. */
const NEXT: Record<CaseState, string> = {
  reported: '工作人员将尽快受理，受理前您可以撤回',
  verifying: '监督员正在现场核实',
  pending_register: '正在按立案标准审核',
  rejected: '本次上报未立案，原因见下方进展',
  merged: '与他人反映的同一问题合并办理',
  transferred: '已转其他部门办理，原因见下方进展',
  pending_dispatch: '已立案，正在派遣责任单位，随后给出处置期限',
  pending_handle: '已派遣，等待责任单位接收',
  handling: '责任单位正在现场处置',
  suspended: '受客观条件限制，经审批暂缓处置，条件具备后恢复',
  enforcing: '已移交执法部门，正在依法办理',
  pending_dept_confirm: '处置完成，责任单位正在确认结果',
  pending_check: '正在安排现场核查',
  pending_close: '核查通过，等待结案',
  closed: '问题已办结，欢迎评价',
  force_closed: '经指挥中心决定结案，说明见下方进展',
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

const REWARD_TAGS: Record<MyReward['state'], { text: string; tone: Tone }> = {
  not_rewarded: { text: '不予奖励', tone: 'grey' },
  owed: { text: '待领取', tone: 'orange' },
  in_payout: { text: '发放中', tone: 'blue' },
  paid: { text: '已到账', tone: 'green' },
  reversed: { text: '已冲回', tone: 'grey' },
  points: { text: '已记积分', tone: 'green' },
};

/** Not yet decided: the city rewards at a later step. */
const AWAITED = [NO_REWARD_REASONS.awaits_check, NO_REWARD_REASONS.awaits_closing];

/** The same words wherever a reward is shown. */
export function rewardTag({
  state,
  waitsForYou,
  isHeld,
  explanation,
}: Pick<MyReward, 'state' | 'waitsForYou' | 'isHeld' | 'explanation'>): {
  text: string;
  tone: Tone;
} {
  if (waitsForYou) return { text: payoutView('wait_confirm').title, tone: 'orange' };
  if (state === 'owed' && isHeld) return { text: '审核中', tone: 'grey' };
  if (state === 'not_rewarded' && AWAITED.some((words) => explanation.startsWith(words)))
    return { text: '待计奖', tone: 'grey' };
  return REWARD_TAGS[state];
}
