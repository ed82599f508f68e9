import { type CaseState, STAGES, STATES } from '@suishoupai/api/contract';

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
  force_closed: '经指挥中心决定结案，未走完的步骤不再进行，说明见下方办理经过',
  voided: '本案件已作废',
};
export const nextWords = (state: CaseState): string => NEXT[state];

const stageOf = (state: CaseState): number => STATES[state].stage;

/** Of the seven stages: how many are behind it, and at which it stands or ended before its time. */
export type Progress = { done: number; at: number; isEnded: boolean };

/** Null when there is nothing to draw: it left the loop, and where is not known or does not matter. */
export function progressOf(
  state: CaseState,
  { passed = [], isRated = false }: { passed?: readonly CaseState[]; isRated?: boolean } = {},
): Progress | null {
  const stage = stageOf(state);
  if (stage > 0) return { done: isRated ? stage : stage - 1, at: stage, isEnded: false };
  if (state !== 'force_closed' || passed.length === 0) return null;
  const reached = Math.max(1, ...passed.map(stageOf));
  return { done: reached - 1, at: reached, isEnded: true };
}

export function sayProgress({ done, at, isEnded }: Progress): string {
  if (done === STAGES.length) return '七个阶段已全部完成';
  return `共七个阶段，${isEnded ? '止于' : '当前'}：${STAGES[at - 1]}`;
}
