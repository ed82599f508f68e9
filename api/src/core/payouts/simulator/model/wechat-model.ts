import type { Answer } from '../../protocol/types.ts';
import type { Chance } from '../random.ts';
import { FAIL_REASONS } from './said-by-wechat.ts';

export type ModelBill = {
  number: string;
  rewardId: string;
  text: string;
  openid: string;
  amountFen: number;
  state: string;
  failReason?: string | undefined;
  madeAt: number;
  /** Until then a query says that there is no such bill. */
  landsAt: number;
  movesAt: number;
  outcome: string;
};

const DAY = 24 * 3600_000;
const ENDS = ['SUCCESS', 'FAIL', 'CANCELLED'];

export type WechatModel = ReturnType<typeof createWechatModel>;

/** WeChat Pay as its documents tell it: one bill per number, final states stay, time and people move the rest. */
export function createWechatModel(chance: Chance) {
  const bills = new Map<string, ModelBill>();
  const violations: string[] = [];
  const counted = { changes: 0 };

  const show = (bill: ModelBill, isCreate: boolean): Answer => ({
    http: 200,
    state: bill.state,
    amountFen: isCreate ? undefined : bill.amountFen,
    openid: isCreate ? undefined : bill.openid,
    failReason: bill.failReason,
    packageInfo:
      isCreate && bill.state === 'WAIT_USER_CONFIRM' ? `package of ${bill.number}` : undefined,
    madeAt: bill.madeAt,
  });

  function end(bill: ModelBill, state: string, failReason?: string) {
    bill.state = state;
    bill.failReason = failReason;
    counted.changes++;
  }

  const reasonOf = (outcome: string) =>
    ({ CANCELLED: 'MCH_CANCEL', FAIL: chance.pick(FAIL_REASONS) })[outcome];

  function leaveAccepted(bill: ModelBill) {
    if (chance.is(0.1)) end(bill, 'FAIL', reasonOf('FAIL'));
    else bill.state = 'WAIT_USER_CONFIRM';
  }

  return {
    bills,
    violations,
    counted,
    create(number: string, text: string, now: number): Answer {
      const known = bills.get(number);
      if (known) {
        if (known.text !== text) violations.push(`another text for ${number}`);
        // The same text again wakes a bill that hangs.
        if (known.state === 'PROCESSING' && known.text === text) known.state = 'WAIT_USER_CONFIRM';
        return known.text === text ? show(known, true) : { http: 400, code: 'INVALID_REQUEST' };
      }
      const [, openid = '', amount = '0'] = text.split('|');
      const state = chance.is(0.15)
        ? (chance.pick(['ACCEPTED', 'PROCESSING']) ?? '')
        : 'WAIT_USER_CONFIRM';
      const bill: ModelBill = {
        ...{ number, rewardId: number.split('A')[0] ?? '' },
        ...{ text, openid, amountFen: Number(amount), state, madeAt: now, outcome: '' },
        ...{ movesAt: now + chance.below(60_000) },
        landsAt: chance.is(0.1) ? now + chance.below(60_000) : now,
      };
      bills.set(number, bill);
      counted.changes++;
      return show(bill, true);
    },
    query(number: string, now: number): Answer {
      const bill = bills.get(number);
      return bill && bill.landsAt <= now ? show(bill, false) : { http: 404, code: 'NOT_FOUND' };
    },
    cancel(number: string, now: number) {
      const bill = bills.get(number);
      if (!bill || !['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'].includes(bill.state)) return;
      // The payee's tap may win against a cancel that was accepted.
      const outcome =
        bill.state === 'WAIT_USER_CONFIRM' && chance.is(0.2) ? 'SUCCESS' : 'CANCELLED';
      Object.assign(bill, { state: 'CANCELING', outcome, movesAt: now + chance.below(120_000) });
    },
    confirm(number: string, now: number) {
      const bill = bills.get(number);
      if (bill?.state !== 'WAIT_USER_CONFIRM') return;
      const outcome = chance.is(0.2) ? 'FAIL' : 'SUCCESS';
      Object.assign(bill, { state: 'TRANSFERING', outcome, movesAt: now + chance.below(300_000) });
    },
    tick(now: number) {
      for (const bill of bills.values()) {
        if (ENDS.includes(bill.state)) continue;
        if (bill.state === 'ACCEPTED' && now >= bill.movesAt) leaveAccepted(bill);
        else if (bill.outcome && now >= bill.movesAt)
          end(bill, bill.outcome, reasonOf(bill.outcome));
        // A bill that hangs before its money is locked hangs until the same text comes again.
        else if (bill.state === 'WAIT_USER_CONFIRM' && now > bill.madeAt + DAY)
          end(bill, 'FAIL', 'OVERDUE_CLOSE');
      }
    },
  };
}
