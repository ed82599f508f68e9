import { randomInt } from 'node:crypto';
import type { Account } from '../account/account.ts';
import { beijingDay, DAY_MS } from '../lib/business-clock.ts';
import type { World } from '../world.ts';
import { type Bill, type BillState, isFinal, mayBecome, stepDue } from './bill.ts';
import type { CreateRequest } from './read-create.ts';
import { refusal } from './refusal.ts';
import { createSelfChecks } from './self-checks.ts';

export type Bills = ReturnType<typeof createBills>;

/** The bills and their one way through the states; whoever moves a bill goes through `move`. */
export function createBills(world: World, account: Account, onFinal: (bill: Bill) => void) {
  const table = world.journal.table<Bill>('bills');
  const checks = createSelfChecks(world, account, () => table.values());

  function move(bill: Bill, state: BillState, patch: Partial<Bill> = {}): Bill {
    if (!mayBecome(bill.state, state)) {
      throw refusal('INVALID_REQUEST', `单据状态${bill.state}不能变为${state}`);
    }
    const after: Bill = { ...bill, ...patch, state, updatedAtMs: world.clock.now() };
    if (state === 'WAIT_USER_CONFIRM') after.isLocked = account.lock(bill);
    if (state === 'WAIT_USER_CONFIRM' && !after.isLocked) return bill;
    if (state === 'SUCCESS') account.pay(bill);
    if ((state === 'FAIL' || state === 'CANCELLED') && bill.isLocked) account.giveBack(bill);
    if (isFinal(state)) after.isLocked = false;
    table.put(after.outBillNo, after);
    checks.moved(bill, after);
    if (isFinal(state)) onFinal(after);
    return after;
  }

  function open(request: CreateRequest, requestText: string): Bill {
    checkDayLimits(world, table.values(), request);
    const stuck = world.faults.take('pay.create', ['stuck'], request.out_bill_no);
    if (!stuck && account.read().freeFen < request.transfer_amount) {
      throw refusal('NOT_ENOUGH', '运营账户余额不足');
    }
    const fresh = newBill(world.clock.now(), request, requestText);
    const bill: Bill = stuck
      ? { ...fresh, isStuck: true, state: stuck.state ?? 'PROCESSING' }
      : fresh;
    table.put(bill.outBillNo, bill);
    checks.created(bill);
    return stuck ? bill : settle(bill);
  }

  /** Lets pass what time has brought, as often as it has brought something. */
  function settle(bill: Bill): Bill {
    const due = stepDue(bill, world.clock.now());
    if (!due) return bill;
    const after = move(bill, due.state, { failReason: due.failReason });
    return after === bill ? bill : settle(after);
  }

  return {
    checks,
    move,
    list: () => table.values(),
    save: (bill: Bill) => table.put(bill.outBillNo, bill),
    find(outBillNo: string): Bill | undefined {
      const bill = table.get(outBillNo);
      return bill && settle(bill);
    },
    findOrOpen(request: CreateRequest, requestText: string): Bill {
      const bill = this.find(request.out_bill_no);
      if (!bill) return open(request, requestText);
      if (bill.params !== paramsOf(request)) {
        throw refusal('INVALID_REQUEST', '商户单号已存在，且与原请求参数不一致');
      }
      checks.resent(bill, requestText);
      return bill;
    },
    tick() {
      for (const bill of table.values()) if (!isFinal(bill.state)) settle(bill);
    },
  };
}

function checkDayLimits(world: World, bills: Bill[], request: CreateRequest) {
  const today = beijingDay(world.clock.now());
  const counted = bills.filter(
    (bill) =>
      beijingDay(bill.createdAtMs) === today && bill.state !== 'FAIL' && bill.state !== 'CANCELLED',
  );
  const sumOf = (some: Bill[]) => some.reduce((sum, bill) => sum + bill.amountFen, 0);
  const { personDayMaxFen, merchantDayMaxFen } = world.config();
  const ofPerson = counted.filter((bill) => bill.openid === request.openid);
  if (sumOf(ofPerson) + request.transfer_amount > personDayMaxFen) {
    throw refusal('INVALID_REQUEST', '超出单个用户单日收款限额');
  }
  if (sumOf(counted) + request.transfer_amount > merchantDayMaxFen) {
    throw refusal('INVALID_REQUEST', '超出商户单日转账限额');
  }
}

// The name is compared in clear, because encrypting it twice gives two ciphertexts.
const paramsOf = ({ user_name: _sealed, ...rest }: CreateRequest) =>
  JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));

function newBill(nowMs: number, request: CreateRequest, requestText: string): Bill {
  return {
    outBillNo: request.out_bill_no,
    transferBillNo: `1330${nowMs}${String(randomInt(1e12)).padStart(12, '0')}`,
    openid: request.openid,
    amountFen: request.transfer_amount,
    remark: request.transfer_remark,
    sceneId: request.transfer_scene_id,
    style: request.user_recv_style?.type ?? 'CONFIRM_PAGE',
    notifyUrl: request.notify_url ?? null,
    userName: request.plainName,
    requestText,
    params: paramsOf(request),
    state: 'ACCEPTED',
    failReason: null,
    isLocked: false,
    isStuck: false,
    outcome: null,
    dueAtMs: null,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    expiresAtMs: nowMs + DAY_MS,
    closesAtMs: nowMs + DAY_MS,
    packageCount: 0,
  };
}
