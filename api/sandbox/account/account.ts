import { randomBytes } from 'node:crypto';
import type { Bill } from '../pay/bill.ts';
import type { World } from '../world.ts';

export const OPENING_FEN = 100_000_000;

/** One line of the fund-flow bill. Locking money is already an expense; money that comes back is an income line. */
export type Movement = {
  flowNo: string;
  atMs: number;
  direction: 'in' | 'out';
  amountFen: number;
  balanceFen: number;
  transactionNo: string;
  voucherNo: string;
  businessType: string;
  note: string;
};

export type Balance = { freeFen: number; lockedFen: number; paidFen: number; broughtInFen: number };

export type Account = ReturnType<typeof createAccount>;

/** The merchant's OPERATION account. */
export function createAccount(world: World) {
  const balances = world.journal.table<Balance>('balance');
  const movements = world.journal.table<Movement>('movements');
  const read = (): Balance =>
    balances.get('operation') ?? {
      freeFen: OPENING_FEN,
      lockedFen: 0,
      paidFen: 0,
      broughtInFen: OPENING_FEN,
    };

  function book(change: Partial<Balance>, line?: Omit<Movement, 'flowNo' | 'atMs' | 'balanceFen'>) {
    const balance = { ...read(), ...change };
    balances.put('operation', balance);
    if (!line) return;
    const atMs = world.clock.now();
    const flowNo = `10${atMs}${randomBytes(4).toString('hex')}`;
    movements.put(flowNo, { flowNo, atMs, balanceFen: balance.freeFen, ...line });
  }

  return {
    read,
    movements: () => movements.values(),
    lock(bill: Bill): boolean {
      const { freeFen, lockedFen } = read();
      if (freeFen < bill.amountFen) return false;
      const change = {
        freeFen: freeFen - bill.amountFen,
        lockedFen: lockedFen + bill.amountFen,
      };
      book(change, lineOf(bill, 'out', '转账'));
      return true;
    },
    pay(bill: Bill) {
      const { lockedFen, paidFen } = read();
      book({ lockedFen: lockedFen - bill.amountFen, paidFen: paidFen + bill.amountFen });
    },
    giveBack(bill: Bill) {
      const { freeFen, lockedFen } = read();
      const change = {
        freeFen: freeFen + bill.amountFen,
        lockedFen: lockedFen - bill.amountFen,
      };
      book(change, lineOf(bill, 'in', '转账退回'));
    },
    /** Negative takes money out, to play an account that runs dry. */
    topUp(amountFen: number) {
      const { freeFen, broughtInFen } = read();
      const change = { freeFen: freeFen + amountFen, broughtInFen: broughtInFen + amountFen };
      if (change.freeFen < 0) throw new Error('the account has less than that');
      book(change, {
        direction: amountFen >= 0 ? 'in' : 'out',
        amountFen: Math.abs(amountFen),
        transactionNo: `40${Date.now()}`,
        voucherNo: `TOPUP${Date.now()}`,
        businessType: amountFen >= 0 ? '充值' : '提现',
        note: '',
      });
    },
  };
}

function lineOf(bill: Bill, direction: 'in' | 'out', businessType: string) {
  return {
    direction,
    amountFen: bill.amountFen,
    transactionNo: bill.transferBillNo,
    voucherNo: bill.outBillNo,
    businessType,
    note: bill.remark,
  };
}
