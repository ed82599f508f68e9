import type { Wallet } from '@suishoupai/api/contract';

const PARTS = [
  { key: 'owedFen', name: '可领取' },
  { key: 'heldFen', name: '待审核' },
  { key: 'inPayoutFen', name: '处理中' },
  { key: 'paidFen', name: '已到账' },
  { key: 'expiredFen', name: '已过期退回' },
  { key: 'deniedFen', name: '审核未通过' },
  { key: 'reversedFen', name: '案件作废冲回' },
] as const satisfies readonly { key: keyof Wallet; name: string }[];

/** Where everything that was ever earned is now; what is nothing is not said. */
export const partsOf = (sums: Wallet) =>
  PARTS.map(({ key, name }) => ({ key, name, amountFen: sums[key] })).filter(
    ({ amountFen }) => amountFen > 0,
  );
