import type { Account } from '../account/account.ts';
import type { World } from '../world.ts';
import { type Bill, isFinal } from './bill.ts';

export type Breach = { atMs: number; rule: string; detail: string };

export type SelfChecks = ReturnType<typeof createSelfChecks>;

/** What must hold whatever the caller does; tests read the breaches and expect none. */
export function createSelfChecks(world: World, account: Account, allBills: () => Bill[]) {
  const breaches = world.journal.table<Breach>('breaches');
  const report = (rule: string, detail: string) => {
    const breach = { atMs: world.clock.now(), rule, detail };
    breaches.put(String(breaches.values().length), breach);
  };

  return {
    list: () => breaches.values(),

    resent(bill: Bill, text: string) {
      if (bill.requestText !== text) report('resend_same_bytes', bill.outBillNo);
    },

    /** Bill numbers are reward + "A" + attempt: one reward never has two bills that pay or may still pay. */
    created(bill: Bill) {
      const reward = rewardOf(bill.outBillNo);
      if (!reward) return;
      const others = allBills().filter(
        (other) => rewardOf(other.outBillNo) === reward && mayPay(other),
      );
      if (others.length > 1) report('one_paying_bill_per_reward', bill.outBillNo);
    },

    moved(before: Bill, after: Bill) {
      if (isFinal(before.state) && before.state !== after.state) {
        report('final_state_stays', `${before.outBillNo} ${before.state} ${after.state}`);
      }
      const { freeFen, lockedFen, paidFen, broughtInFen } = account.read();
      if (freeFen + lockedFen + paidFen !== broughtInFen) report('money_is_kept', after.outBillNo);
    },
  };
}

const rewardOf = (outBillNo: string) => /^(.+)A\d{1,5}$/.exec(outBillNo)?.[1];

const mayPay = (bill: Bill) => bill.state !== 'FAIL' && bill.state !== 'CANCELLED';
