import { type CaseAction, type CaseState, STATES } from '../../../contract/case-words.ts';

/** Steps the reporter hears of. The others are inner affairs of the house. */
const TOLD: readonly CaseAction[] = [
  'accept_and_register',
  'register',
  'reject',
  'merge',
  'dispatch',
  'check_fail',
  'close',
  'void_filed',
];

export const isTold = (action: CaseAction): boolean => TOLD.includes(action);

/** Value limits of subscription messages: one field too long and the whole message is lost. */
const cut = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

const beijingTime = (at: Date): string =>
  new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');

export function progressMessage(move: {
  caseNo: string;
  to: CaseState;
  note: string | null;
  at: Date;
}) {
  return {
    character_string1: cut(move.caseNo, 32),
    phrase2: STATES[move.to].name,
    time3: beijingTime(move.at),
    thing4: cut(move.note || '点击查看办理进度', 20),
  };
}

export function rewardMessage(paid: { amountFen: number; at: Date }) {
  return {
    amount1: `${(paid.amountFen / 100).toFixed(2)}元`,
    time2: beijingTime(paid.at),
    thing3: '随手拍奖励已到账',
  };
}
