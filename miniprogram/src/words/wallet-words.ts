import type { Wallet } from '@suishoupai/api/contract';
import { dayAndTime } from './time.ts';

const PARTS = [
  { key: 'owedFen', name: '首次可领' },
  { key: 'returnedFen', name: '退回可重领' },
  { key: 'heldFen', name: '待审核' },
  { key: 'toConfirmFen', name: '待您确认' },
  { key: 'inPayoutFen', name: '处理中' },
  { key: 'paidFen', name: '已到账' },
  { key: 'expiredFen', name: '已过期失效' },
  { key: 'deniedFen', name: '审核未通过' },
  { key: 'reversedFen', name: '案件作废冲回' },
] as const satisfies readonly { key: keyof Wallet; name: string }[];

/** Where everything that was ever earned is now; what is nothing is not said. */
export const partsOf = (sums: Wallet) =>
  PARTS.map(({ key, name }) => ({ key, name, amountFen: sums[key] })).filter(
    ({ amountFen }) => amountFen > 0,
  );

/** Whether it came back once or not, it can be claimed now. */
export const claimableFen = ({ owedFen, returnedFen }: Wallet): number => owedFen + returnedFen;

/** Something waits for the person: to be claimed, or to be confirmed. */
export const hasOpen = (sums: Wallet): boolean => claimableFen(sums) + sums.toConfirmFen > 0;

/** What to do about money that WeChat holds until the person confirms, and by which hour. */
export const confirmWords = ({ confirmUntil }: Wallet): string =>
  confirmUntil
    ? `请在 ${dayAndTime(confirmUntil)} 前点“确认收款”，过时退回这里，可重新领取`
    : '确认时间已过，微信退回后可重新领取';
