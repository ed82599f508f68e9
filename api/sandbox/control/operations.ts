import type { z } from 'zod';
import type { Account } from '../account/account.ts';
import type { Objects } from '../cos/objects.ts';
import type { FaultOrder } from '../lib/faults.ts';
import type { Bills } from '../pay/bills.ts';
import type { Callbacks } from '../pay/callbacks.ts';
import type { ConfirmPageOrder, createPayee } from '../pay/payee.ts';
import type { createPeople } from '../weixin/people.ts';
import type { createPushes } from '../weixin/push.ts';
import type { createSubscriptions } from '../weixin/subscriptions.ts';
import type { Config, configShape, World } from '../world.ts';

export type Parts = {
  world: World;
  account: Account;
  bills: Bills;
  payee: ReturnType<typeof createPayee>;
  callbacks: Callbacks;
  people: ReturnType<typeof createPeople>;
  subscriptions: ReturnType<typeof createSubscriptions>;
  pushes: ReturnType<typeof createPushes>;
  objects: Objects;
  /** Lets time do its work and puts everything on disk. */
  tick(): void;
};

export type Control = ReturnType<typeof createControl>;

/** Everything a person or a test may do beside the signed interfaces. */
export function createControl(parts: Parts) {
  const { world, account, bills, payee, callbacks, people, subscriptions, pushes, objects } = parts;
  const after = <T>(result: T): T => {
    parts.tick();
    return result;
  };

  return {
    config: () => world.config(),
    configure: (change: z.input<typeof configShape>): Config => after(world.configure(change)),
    faults: () => world.faults.list(),
    addFault: (order: FaultOrder) => after(world.faults.add(order)),
    removeFault: (id: string) => after(world.faults.remove(id)),
    clearFaults: () => after(world.faults.clear()),
    now: () => new Date(world.clock.now()),
    /** Moves the business clock; signatures and access tokens stay on the real one. */
    forward: (ms: number) => after(world.clock.forward(ms)),

    bills: () => bills.list(),
    bill: (outBillNo: string) => bills.find(outBillNo),
    confirm: (outBillNo: string, failReason?: string) =>
      after(payee.confirm(outBillNo, failReason)),
    refuse: (outBillNo: string, failReason?: string) => after(payee.refuse(outBillNo, failReason)),
    expire: (outBillNo: string, lateMs?: number) => after(payee.expire(outBillNo, lateMs)),
    unstick: (outBillNo: string) => after(payee.unstick(outBillNo)),
    confirmPage: (order: ConfirmPageOrder) => after(payee.confirmPage(order)),
    callbacks: () => callbacks.list(),
    balance: () => account.read(),
    movements: () => account.movements(),
    topUp: (amountFen: number) => after(account.topUp(amountFen)),
    /** What the sandbox itself found broken; empty when all is well. */
    breaches: () => bills.checks.list(),

    mintCode: (openid: string, unionid?: string) =>
      after(people.mint({ kind: 'login', openid, unionid })),
    mintPhoneCode: (openid: string, phone: string) =>
      after(people.mint({ kind: 'phone', openid, phone })),
    setRiskRank: (openid: string, rank: number) => after(people.setRiskRank(openid, rank)),
    subscribe: (openid: string, choices: Record<string, 'accept' | 'reject' | 'ban'>) =>
      after(subscriptions.dialog(openid, choices)),
    quota: (openid: string, templateId: string) => subscriptions.quota(openid, templateId),
    messages: () => subscriptions.messages(),
    pushes: () => pushes.list(),
    /** False, and nothing changed, when the address does not answer the check. */
    async setPushUrl(pushUrl: string): Promise<boolean> {
      const isGood = await pushes.checkAddress(pushUrl);
      if (isGood) after(world.configure({ pushUrl }));
      return isGood;
    },

    objects: () => objects.list(),
  };
}
