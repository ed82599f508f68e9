import type { Payout } from '../protocol-types.ts';
import type { Memory } from './memory.ts';
import type { WechatModel } from './wechat-model.ts';

const isOver = (state: string | undefined) => state === 'FAIL' || state === 'CANCELLED';

/** What must hold after every single effect. */
export function checkNow(memory: Memory, wechat: WechatModel): void {
  const live = new Set<string>();
  for (const bill of wechat.bills.values()) {
    if (isOver(bill.state)) continue;
    const reward = bill.number.split('A')[0] ?? '';
    if (live.has(reward)) memory.violations.push(`two live bills of ${reward}`);
    live.add(reward);
  }
  for (const payout of memory.payouts.values()) {
    const said = wechat.bills.get(payout.outBillNo ?? '')?.state;
    if (payout.state === 'settled' && said !== 'SUCCESS')
      memory.violations.push('settled, but not paid');
    if (payout.state === 'returned' && payout.outBillNo && !isOver(said))
      memory.violations.push('returned, but the bill may still pay');
  }
}

/** What must hold once all faults are over and time has passed. */
export function checkEnd(
  memory: Memory,
  wechat: WechatModel,
  isFinal: (payout: Payout) => boolean,
): void {
  const { violations, accounts } = memory;
  for (const payout of memory.payouts.values())
    if (!isFinal(payout)) violations.push(`never ends: ${payout.state}`);
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
