import type { Payout } from '../protocol/types.ts';
import type { Memory } from './model/memory.ts';
import type { WechatModel } from './model/wechat-model.ts';

const isOver = (state: string | undefined) => state === 'FAIL' || state === 'CANCELLED';

/** What must hold after every single effect. */
export function checkNow(memory: Memory, wechat: WechatModel): void {
  const live = new Set<string>();
  for (const bill of wechat.bills.values()) {
    if (isOver(bill.state)) continue;
    if (live.has(bill.rewardId)) memory.violations.push(`two live bills of ${bill.rewardId}`);
    live.add(bill.rewardId);
  }
  for (const payout of memory.payouts.values()) {
    if (payout.state !== 'settled' && payout.state !== 'returned') continue;
    const said = wechat.bills.get(payout.outBillNo ?? '')?.state;
    if (payout.state === 'settled' && said !== 'SUCCESS')
      memory.violations.push('settled, but not paid');
    const isGone = said === undefined && payout.why === 'never_arrived';
    if (payout.state === 'returned' && payout.outBillNo && !isOver(said) && !isGone)
      memory.violations.push('returned, but the bill may still pay');
  }
}

/** Hours after the last fault everybody who is asked to confirm must be able to. */
export function checkPages({ payouts, violations }: Memory): void {
  for (const payout of payouts.values())
    if (payout.state === 'wait_confirm' && !payout.packageInfo && !payout.cancelWanted)
      violations.push(`nobody can confirm ${payout.outBillNo}`);
}

/** What must hold once all faults are over and time has passed. */
export function checkEnd(
  memory: Memory,
  wechat: WechatModel,
  isFinal: (payout: Payout) => boolean,
): void {
  const { violations, accounts } = memory;
  const numbers = new Set<string | null>();
  for (const payout of memory.payouts.values()) {
    numbers.add(payout.outBillNo);
    if (!isFinal(payout)) violations.push(`never ends: ${payout.state}`);
  }
  for (const number of wechat.bills.keys())
    if (!numbers.has(number)) violations.push(`a bill that nobody knows: ${number}`);
  const balanceFen = (id: string) => accounts.get(id) ?? 0;
  const paidFen = [...wechat.bills.values()]
    .filter((bill) => bill.state === 'SUCCESS')
    .reduce((sum, bill) => sum + bill.amountFen, 0);
  if (balanceFen('paid') !== paidFen) violations.push('the ledger and WeChat disagree');
  if (balanceFen('in_flight:P0') + balanceFen('in_flight:P1') !== 0)
    violations.push('money left in flight');
  if ([...accounts.values()].reduce((sum, fen) => sum + fen, 0) !== 0)
    violations.push('the ledger does not sum to zero');
}
