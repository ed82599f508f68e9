import {
  ACTIONS,
  type CaseAction,
  type CaseState,
  type MyCase,
  STAGES,
  STATES,
} from '@suishoupai/api/contract';

export type Tone = 'blue' | 'green' | 'orange' | 'red' | 'grey';

/** A case as far as it is known: of somebody else's only the state. */
type Known = Pick<MyCase, 'state'> & Partial<Pick<MyCase, 'dispute' | 'isWithdrawn' | 'rating'>>;

/** It is closed, and somebody looks whether that was right. */
const isLookedAtAgain = ({ state, dispute }: Known): boolean =>
  state === 'closed' && dispute === 'open';

/** What the citizen reads on the tag of a case, and in which colour. */
export function caseTag(known: Known): { text: string; tone: Tone } {
  const { state, isWithdrawn } = known;
  if (isWithdrawn) return { text: '已撤回', tone: 'grey' };
  if (isLookedAtAgain(known)) return { text: '再核实中', tone: 'blue' };
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
  rejected: '本次上报未立案',
  merged: '与他人反映的同一问题合并办理',
  transferred: '已转其他部门办理',
  pending_dispatch: '已立案，正在派遣责任单位，随后给出处置期限',
  pending_handle: '已派遣，等待责任单位接收',
  handling: '责任单位正在现场处置',
  suspended: '受客观条件限制，经审批暂缓处置，条件具备后恢复',
  enforcing: '已移交执法部门，正在依法办理',
  pending_dept_confirm: '处置完成，责任单位正在确认结果',
  pending_check: '正在安排现场核查',
  pending_close: '核查通过，等待结案',
  closed: '问题已办结，欢迎评价',
  force_closed: '经指挥中心决定结案，未走完的步骤不再进行',
  voided: '本案件已作废',
};
export function nextWords(known: Known): string {
  const { state, dispute, isWithdrawn, rating } = known;
  if (isWithdrawn) return '您已撤回本次上报';
  if (isLookedAtAgain(known)) return '您反映问题没有解决，工作人员正在再核实，有结果会通知您';
  if (state === 'closed' && dispute === 'answered') return '您反映的问题已再核实，答复如下';
  return state === 'closed' && rating ? '问题已办结，感谢您的评价' : NEXT[state];
}

/** The steps whose words belong at the top of a case that is over. */
const SAYS_WHY: Partial<Record<CaseState, readonly CaseAction[]>> = {
  rejected: ['reject'],
  transferred: ['transfer_out'],
  voided: ['void', 'void_filed'],
  force_closed: ['force_close'],
  closed: ['answer_dispute'],
};

/** Why it ended as it did, in the words of the city; empty when nothing was said. */
export function whyEnded({ state, events }: Pick<MyCase, 'state' | 'events'>): string {
  const says = [...events].reverse().find(({ action }) => SAYS_WHY[state]?.includes(action));
  return says?.note ?? '';
}

/** A step in the log. Few stars can be the dispute themselves: then no other step is one. */
export function stepName(
  action: CaseAction,
  { dispute, events }: Pick<MyCase, 'dispute' | 'events'>,
): string {
  const isDispute = dispute !== null && !events.some((event) => event.action === 'dispute');
  return action === 'evaluate' && isDispute ? '评价，并申请再核实' : ACTIONS[action].done;
}

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
