import type { Wallet } from '@suishoupai/api/contract';
import { yuan } from './money.ts';
import { dayAndTime } from './time.ts';
import { claimableFen } from './wallet-words.ts';

/** What WeChat holds already does not need the account: it can be confirmed there. */
const stillToConfirm = ({ toConfirmFen, confirmUntil }: Wallet): string =>
  toConfirmFen > 0 && confirmUntil
    ? `待您确认的 ¥${yuan(toConfirmFen)} 仍可在微信里于 ${dayAndTime(confirmUntil)} 前确认，过时不能再领取`
    : '';

/** What closing the account costs; null when nothing is on its way to the person. */
export function lossWords(sums: Wallet): string | null {
  const { heldFen, toConfirmFen, confirmUntil, inPayoutFen } = sums;
  const lost = [
    { name: '可领取', fen: claimableFen(sums) },
    { name: '待审核', fen: heldFen },
    { name: '已过确认时间', fen: confirmUntil ? 0 : toConfirmFen },
    { name: '处理中', fen: inPayoutFen },
  ].filter(({ fen }) => fen > 0);
  const said = [
    lost.length > 0 &&
      `您还有${lost.map(({ name, fen }) => `${name} ¥${yuan(fen)}`).join('、')}，注销后不能再领取`,
    stillToConfirm(sums),
  ].filter(Boolean);
  return said.length > 0 ? `${said.join('。')}。建议先领取、到账后再注销。` : null;
}

export const closedWords = (sums: Wallet): string =>
  ['账号已注销', stillToConfirm(sums)].filter(Boolean).join('。');
