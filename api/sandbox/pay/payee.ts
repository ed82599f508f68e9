import { z } from 'zod';
import type { World } from '../world.ts';
import type { Bill, Outcome } from './bill.ts';
import type { Bills } from './bills.ts';
import { openPackage } from './package-info.ts';
import { refusal } from './refusal.ts';

export const confirmPageOrder = z.object({
  mchId: z.string(),
  appId: z.string(),
  package: z.string(),
  openId: z.string().optional(),
  /** What the person does on the page; HarmonyOS reports a closed page as success. */
  act: z.enum(['confirm', 'close', 'close_harmony']).default('confirm'),
});

export type ConfirmPageOrder = z.input<typeof confirmPageOrder>;

/** What wx.requestMerchantTransfer hands to the mini-program; `ok` says "page shown", not "paid". */
export type ConfirmPageAnswer = { ok: boolean; errMsg: string; result?: string; errno?: number };

const fail = (why: string): ConfirmPageAnswer => ({
  ok: false,
  errMsg: `requestMerchantTransfer:fail ${why}`,
  errno: 4,
});

/** The payee's side of a transfer: the confirm page, and what a person or a bank may do to a bill. */
export function createPayee(world: World, bills: Bills) {
  const get = (outBillNo: string): Bill => {
    const bill = bills.find(outBillNo);
    if (!bill) throw refusal('NOT_FOUND', '记录不存在');
    return bill;
  };

  function confirm(outBillNo: string, failReason?: string): Bill {
    const fault = world.faults.take('pay.confirm', ['fail_reason'], outBillNo);
    const reason = failReason ?? (fault ? (fault.reason ?? 'ACCOUNT_FROZEN') : null);
    const outcome: Outcome = { state: reason ? 'FAIL' : 'SUCCESS', failReason: reason };
    const dueAtMs = world.clock.now() + world.config().settleAfterMs;
    const moved = bills.move(get(outBillNo), 'TRANSFERING', { outcome, dueAtMs });
    return bills.find(moved.outBillNo) ?? moved;
  }

  function cancel(outBillNo: string): Bill {
    const bill = get(outBillNo);
    if (bill.state === 'CANCELING' || bill.state === 'CANCELLED') return bill;
    const loses = bill.isLocked && world.faults.take('pay.cancel', ['lose_cancel'], outBillNo);
    const outcome: Outcome = loses
      ? { state: 'SUCCESS', failReason: null }
      : { state: 'CANCELLED', failReason: 'MCH_CANCEL' };
    const dueAtMs = world.clock.now() + world.config().cancelAfterMs;
    return bills.move(bill, 'CANCELING', { outcome, dueAtMs, isStuck: false });
  }

  function confirmPage(input: ConfirmPageOrder): ConfirmPageAnswer {
    const order = confirmPageOrder.parse(input);
    const { mchid, appid, appSecret } = world.credentials;
    if (order.mchId !== mchid || order.appId !== appid) return fail('invalid merchant');
    const info = openPackage(appSecret, order.package);
    const bill = info && bills.find(info.outBillNo);
    if (!bill) return fail('invalid package');
    if (order.openId !== undefined && order.openId !== bill.openid) return fail('user mismatch');
    if (bill.state !== 'WAIT_USER_CONFIRM' && bill.state !== 'TRANSFERING') return fail('expired');
    if (world.clock.now() >= bill.expiresAtMs) return fail('expired');
    if (order.act === 'close') return fail('close');
    const ok: ConfirmPageAnswer = { ok: true, errMsg: 'requestMerchantTransfer:ok' };
    if (order.act === 'close_harmony') return { ...ok, result: 'cancel' };
    if (bill.state === 'WAIT_USER_CONFIRM') confirm(bill.outBillNo);
    return ok;
  }

  return {
    get,
    confirm,
    cancel,
    confirmPage,
    /** Ends a waiting bill with a reason of the payee's side. */
    refuse: (outBillNo: string, failReason = 'OTHER_FAIL_REASON_TYPE') =>
      bills.move(get(outBillNo), 'FAIL', { failReason }),
    /** The page refuses at once; the bill itself closes `lateMs` later, as WeChat's clock may. */
    expire(outBillNo: string, lateMs = 0): Bill {
      const now = world.clock.now();
      bills.save({ ...get(outBillNo), expiresAtMs: now, closesAtMs: now + lateMs });
      return get(outBillNo);
    },
    unstick(outBillNo: string): Bill {
      bills.save({ ...get(outBillNo), isStuck: false });
      return get(outBillNo);
    },
  };
}
