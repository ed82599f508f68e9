import type { CaseAction } from '../../../contract/case-words.ts';
import { shanghaiMinute } from '../../lib/clock.ts';

/** Whose ears: who reported the case, whose report was merged into it, who met the problem too. */
export type Hearer = 'reporter' | 'merged' | 'follower';

/** What may be said of a case. */
export type Subject = {
  /** Empty when a new report is told of. */
  label: string;
  caseNo: string;
  reportedAt: Date;
  dueAt: Date | null;
  /** What staff wrote; for the reporter only, because it may speak of him or her. */
  note: string | null;
  mainCaseNo: string | null;
};

type Sentence = (subject: Subject) => string;
type News = {
  title: string;
  /** What everybody hears who hears of the case; absent when the step is the reporter's own affair. */
  all?: Sentence;
  /** What the reporter hears instead; null when he or she did it. */
  reporter?: Sentence | null;
};

const due = ({ dueAt }: Subject) => (dueAt ? `，处置期限 ${shanghaiMinute(dueAt)}` : '');
const noted = ({ note }: Subject) => (note ? `：${note}` : '');
const adjusted: News = {
  title: '处置期限有调整',
  all: (it) => `经审批，处置期限已调整${due(it)}。`,
};
const filed: News = {
  title: '已立案',
  all: (it) => `经核实已立案，正在派遣责任单位${due(it)}。`,
};
const rework: News = {
  title: '核查未通过，正在返工',
  all: (it) => `现场核查未通过，已要求责任单位重新处置${due(it)}。`,
};
const voided: News = {
  title: '已作废',
  all: () => '经审核已作废，不再办理。',
  reporter: (it) => `经审核已作废，不再办理${noted(it)}`,
};
const closed: News = {
  title: '已办结',
  all: () => '已处置并办结。',
  reporter: () => '已处置并办结，请您评价。如果问题没有解决，7 天内可在案件页反映。',
};

const again: News = {
  title: '正在重新审核',
  reporter: () => '正在重新审核，进展会继续通知您。',
};
const passedOn: News = {
  title: '已转办理单位',
  all: () => '已转由更合适的单位办理，处置期限不变。',
};

/** The steps a citizen hears of; the others are inner affairs of the house. */
const NEWS: Partial<Record<CaseAction, News>> = {
  report: {
    title: '已收到您的上报',
    reporter: () => '已收到，工作人员将尽快受理。受理前您可以撤回。',
  },
  withdraw: { title: '上报人已撤回', all: () => '上报人已撤回，不再办理。', reporter: null },
  request_verify: { title: '正在现场核实', reporter: () => '已派监督员到现场核实。' },
  verify_result: {
    title: '现场核实已完成',
    reporter: () => '监督员已到现场核实，正在审核。',
  },
  send_back: again,
  send_back_register: again,
  accept: { title: '已受理', reporter: () => '已受理，正在按立案标准审核。' },
  accept_and_register: filed,
  register: filed,
  reject: {
    title: '未立案',
    all: () => '经审核未立案。',
    reporter: (it) => `经审核未立案${noted(it)}。如有异议，可在案件页申请一次复核。`,
  },
  transfer_out: {
    title: '已转其他部门',
    all: () => '已转其他部门办理。',
    reporter: (it) => `已转其他部门办理${noted(it)}`,
  },
  merge: {
    title: '已合并办理',
    reporter: (it) =>
      `与他人反映的同一问题合并办理，主案件 ${it.mainCaseNo ?? ''}，后续进展会继续通知您。`,
  },
  release: {
    title: '恢复单独办理',
    all: () => '原主案件不再办理，已恢复单独受理。',
  },
  void: voided,
  void_filed: voided,
  dispatch: { title: '已派遣', all: (it) => `已派遣责任单位${due(it)}。` },
  receive: { title: '开始处置', all: () => '责任单位已接收，开始处置。' },
  return: { title: '正在重新派遣', all: () => '正在重新派遣责任单位。' },
  pass_down: passedOn,
  escalate: passedOn,
  hand_to_enforcement: {
    title: '已移交执法',
    all: () => '已移交执法部门依法办理，办结后继续处置。',
  },
  grant_extension: adjusted,
  grant_deferral: adjusted,
  grant_suspension: {
    title: '暂缓处置',
    all: () => '因客观条件限制，经审批暂缓处置，条件具备后恢复。',
  },
  resume: { title: '恢复处置', all: (it) => `已恢复处置${due(it)}。` },
  feedback: {
    title: '已处置',
    all: () => '责任单位已处置，等待现场核查。',
    reporter: (it) => `责任单位已处置，等待现场核查${noted(it)}`,
  },
  check_fail: rework,
  close_reject: rework,
  close: closed,
  force_close: {
    title: '中心决定结案',
    all: () => '经指挥中心决定，已结案。',
    reporter: (it) => `经指挥中心决定，已结案${noted(it)}`,
  },
  answer_dispute: { title: '您反映的问题有答复', reporter: (it) => `答复${noted(it)}` },
  uphold_rejection: { title: '复核结果', reporter: (it) => `复核后维持不予立案${noted(it)}` },
  reopen_rejected: { title: '复核结果', reporter: () => '复核后重新受理，进展会继续通知您。' },
};

export type Told = { title: string; words: string };

/** What this person hears of a step; null when nothing. */
export function newsOf(action: CaseAction, subject: Subject, hearer: Hearer): Told | null {
  const news = NEWS[action];
  const isOwn = hearer === 'reporter' && news?.reporter !== undefined;
  const sentence = isOwn ? news?.reporter : news?.all;
  if (!news || !sentence) return null;
  return { title: news.title, words: cut(`${about(subject, hearer)}${sentence(subject)}`) };
}

function about({ label, caseNo, reportedAt }: Subject, hearer: Hearer): string {
  if (hearer === 'reporter')
    return label ? `您上报的“${label}”（${caseNo}）` : `您的上报（${caseNo}）`;
  if (hearer === 'merged') return `与您的上报合并办理的“${label}”（主案件 ${caseNo}）`;
  return `您关注的“${label}”（${monthDay(reportedAt)}有人上报）`;
}

/** What the unit answers to who pressed. */
export const urgeAnswer = (caseNo: string, answer: string): Told => ({
  title: '您的督办有答复',
  words: cut(`您催办的案件（${caseNo}）：${answer}`),
});

const MAX_LENGTH = 500;
export const cut = (text: string) => (text.length <= MAX_LENGTH ? text : `${text.slice(0, 499)}…`);

const shanghai = (at: Date) => new Date(at.getTime() + 8 * 3600_000);
export const monthDay = (at: Date) =>
  `${shanghai(at).getUTCMonth() + 1}月${shanghai(at).getUTCDate()}日`;
