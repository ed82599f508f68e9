import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beijingDay, DAY_MS } from '../../../sandbox/lib/business-clock.ts';
import {
  type OpenSandbox,
  openSandbox,
  transferText,
} from '../../../sandbox/testing/open-sandbox.ts';
import { type FundFlowBill, fenFromYuan, readFundFlow } from './fund-flow.ts';

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

describe('reading money out of a bill', () => {
  it.each([
    ['0.29', 29],
    ['1.1', 110],
    ['0.10', 10],
    ['514528', 51_452_800],
    ['90071992547.91', 9_007_199_254_791],
    ['-3.05', -305],
  ])('reads %s yuan as %i fen', (yuan, fen) => {
    expect(fenFromYuan(yuan)).toBe(fen);
  });

  it.each(['', '1.234', '1,000.00', '1e3', '.5', '５'])('refuses "%s"', (text) => {
    expect(() => fenFromYuan(text)).toThrow();
  });
});

describe('the daily fund-flow bill', () => {
  let city: OpenSandbox;
  let day: string;
  let paid: string;
  let cancelled: string;

  beforeAll(async () => {
    city = await openSandbox({ clock: () => Date.parse('2026-03-10T12:00:00+08:00') });
    day = beijingDay(city.sandbox.control.now().getTime());
    const first = transferText(city.sandbox, { transfer_remark: '奖励,含逗号' });
    const second = transferText(city.sandbox, { transfer_amount: 129 });
    paid = first.outBillNo;
    cancelled = second.outBillNo;
    await city.pay.createTransfer(first.body);
    city.sandbox.control.confirm(paid);
    await city.pay.createTransfer(second.body);
    await city.pay.cancelTransfer(cancelled);
    await city.pay.queryTransfer(cancelled);
    city.sandbox.control.forward(21 * 3_600_000);
  });
  afterAll(() => city.close());

  const readAll = (bill: FundFlowBill) => {
    if (bill.kind !== 'lines') throw new Error(bill.kind);
    return collect(bill.lines);
  };
  const spoil = (kind: string) => city.sandbox.control.addFault({ on: 'pay.fund-flow', kind });

  it('is not ready before ten o’clock of the next day', async () => {
    expect(await city.pay.fundFlowBill(day)).toEqual({ kind: 'not_ready' });
    city.sandbox.control.forward(2 * 3_600_000);
    expect((await city.pay.fundFlowBill(day)).kind).toBe('lines');
  });

  it('has one expense for what was paid, and an income beside it for what came back', async () => {
    const bill = await city.pay.fundFlowBill(day);
    const lines = await readAll(bill);
    const of = (no: string) =>
      lines
        .filter((line) => line.voucherNo === no)
        .map(({ direction, amountFen }) => [direction, amountFen]);
    expect(of(paid)).toEqual([['out', 500]]);
    expect(of(cancelled)).toEqual([
      ['out', 129],
      ['in', 129],
    ]);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)?.balanceFen).toBe(100_000_000 - 500);
    expect(lines[0]?.note).toBe('奖励,含逗号');
    expect(lines[0]?.bookedAt).toEqual(new Date('2026-03-10T04:00:00Z'));
  });

  it('says that a quiet day had no movement', async () => {
    const quiet = beijingDay(Date.parse(`${day}T12:00:00+08:00`) - 3 * DAY_MS);
    expect(await city.pay.fundFlowBill(quiet)).toEqual({ kind: 'none' });
  });

  it('refuses a file that is not the one the signed answer vouches for', async () => {
    spoil('wrong_hash');
    expect(await city.pay.fundFlowBill(day)).toEqual({ kind: 'failed', why: 'hash differs' });
  });

  it('shows missing, extra, changed and moved lines as they are, for reconciliation to find', async () => {
    const lines = async (kind: string) => {
      spoil(kind);
      return readAll(await city.pay.fundFlowBill(day));
    };
    expect(await lines('missing_line')).toHaveLength(2);
    expect((await lines('extra_line')).at(-1)?.voucherNo).toBe('NEVERMADE1A1');
    expect((await lines('wrong_amount'))[0]?.amountFen).toBe(501);
    expect((await lines('other_day'))[0]?.bookedAt).toEqual(new Date('2026-03-09T04:00:00Z'));
  });

  it('fails rather than guess when nobody answers or the answer is not signed', async () => {
    city.sandbox.control.addFault({ on: 'pay.fund-flow', kind: 'refuse' });
    expect((await city.pay.fundFlowBill(day)).kind).toBe('failed');
    city.sandbox.control.addFault({ on: 'pay.fund-flow', kind: 'unsigned' });
    expect((await city.pay.fundFlowBill(day)).kind).toBe('failed');
    city.sandbox.control.addFault({ on: 'pay.download', kind: 'cut' });
    expect((await city.pay.fundFlowBill(day)).kind).toBe('failed');
  });

  it('can be read once: a second reading would look like a quiet day', async () => {
    const bill = await city.pay.fundFlowBill(day);
    expect(await readAll(bill)).toHaveLength(3);
    await expect(async () => readAll(bill)).rejects.toThrow('read already');
  });

  it('takes no file that was cut off, nor one whose totals differ from its lines', async () => {
    const header =
      '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
    const line = '`2026-03-10 12:00:00,`1,`2,`商家转账,`转账,`支出,`5.00,`95.00,`API,`,`R1A1';
    const totals = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';
    const read = (...rows: string[]) => collect(readFundFlow(rows));
    const sums = '`1,`0,`0.00,`1,`5.00';
    await expect(read(header, line)).rejects.toThrow('not whole');
    await expect(read(line, totals, sums)).rejects.toThrow('not whole');
    await expect(read(header, line, totals, sums, line)).rejects.toThrow('not whole');
    await expect(read(header, line, totals, '`1,`0,`0.00,`1,`5.01')).rejects.toThrow('add up');
    expect(await read(header, line, totals, sums)).toHaveLength(1);
  });
});
