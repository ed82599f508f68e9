import { beijingDay, beijingTime, DAY_MS } from '../lib/business-clock.ts';
import type { Fault } from '../lib/faults.ts';
import type { Movement } from './account.ts';

const HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const TOTALS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

export const yuan = (fen: number) =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

const row = (values: (string | number)[]) => values.map((value) => `\`${value}`).join(',');

/** The movements of one Beijing day, spoilt on request in a way that only reconciliation can notice. */
export function movementsOf(day: string, all: Movement[], fault: Fault | undefined): Movement[] {
  const lines = all.filter((one) => beijingDay(one.atMs) === day);
  const [first, ...rest] = lines;
  if (!first) return lines;
  if (fault?.kind === 'missing_line') return rest;
  if (fault?.kind === 'wrong_amount')
    return [{ ...first, amountFen: first.amountFen + (fault.offFen ?? 1) }, ...rest];
  if (fault?.kind === 'other_day') return [{ ...first, atMs: first.atMs - DAY_MS }, ...rest];
  if (fault?.kind !== 'extra_line') return lines;
  return [...lines, { ...first, flowNo: `${first.flowNo}9`, voucherNo: 'NEVERMADE1A1' }];
}

export function writeFundFlow(lines: Movement[], mchid: string): string {
  const income = lines.filter((one) => one.direction === 'in');
  const spent = lines.filter((one) => one.direction === 'out');
  const sumOf = (some: Movement[]) => yuan(some.reduce((sum, one) => sum + one.amountFen, 0));
  const rows = lines.map((one) =>
    row([
      beijingTime(one.atMs),
      one.transactionNo,
      one.flowNo,
      '商家转账',
      one.businessType,
      one.direction === 'in' ? '收入' : '支出',
      yuan(one.amountFen),
      yuan(one.balanceFen),
      `${mchid}API`,
      one.note,
      one.voucherNo,
    ]),
  );
  const totals = [lines.length, income.length, sumOf(income), spent.length, sumOf(spent)];
  return `${[HEADER, ...rows, TOTALS, row(totals)].join('\r\n')}\r\n`;
}
