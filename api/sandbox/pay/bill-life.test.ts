import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPENING_FEN } from '../account/account.ts';
import { DAY_MS } from '../lib/business-clock.ts';
import { type OpenSandbox, openSandbox, transferText } from '../testing/open-sandbox.ts';
import { type BillState, isFinal, mayBecome } from './bill.ts';

const STATES: BillState[] = [
  ...(['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING'] as const),
  ...(['CANCELING', 'SUCCESS', 'FAIL', 'CANCELLED'] as const),
];

describe('the life of a transfer bill', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  async function waiting(change: Record<string, unknown> = {}) {
    const text = transferText(city.sandbox, change);
    const { bill } = await city.pay.createTransfer(text.body);
    return { ...text, package: bill?.packageInfo ?? '' };
  }
  const stateOf = async (no: string) => (await city.pay.queryTransfer(no)).bill?.state;
  const page = (sealed: string, change = {}) => {
    const { mchid: mchId, appid: appId } = city.sandbox.settings.wechatPay;
    return city.sandbox.control.confirmPage({ mchId, appId, package: sealed, ...change });
  };

  it('never leaves a final state, and pays only what a person confirmed', () => {
    for (const from of STATES.filter(isFinal)) {
      expect(STATES.filter((to) => mayBecome(from, to))).toEqual([]);
    }
    const waysToPay = STATES.filter((from) => mayBecome(from, 'SUCCESS'));
    expect(waysToPay).toEqual(['TRANSFERING', 'CANCELING']);
  });

  it('locks the money while it waits, spends it on success, frees it otherwise', async () => {
    const { control } = city.sandbox;
    const before = control.balance();
    const one = await waiting();
    const two = await waiting();
    expect(control.balance()).toMatchObject({
      freeFen: before.freeFen - 1000,
      lockedFen: before.lockedFen + 1000,
    });
    control.confirm(one.outBillNo);
    control.refuse(two.outBillNo);
    expect(await stateOf(one.outBillNo)).toBe('SUCCESS');
    expect(await stateOf(two.outBillNo)).toBe('FAIL');
    expect(control.balance()).toMatchObject({
      freeFen: before.freeFen - 500,
      lockedFen: before.lockedFen,
      paidFen: before.paidFen + 500,
    });
  });

  it('pays through the page that the phone shows, and only to the payee', async () => {
    const bill = await waiting();
    expect(page(bill.package, { openId: 'oSomebodyElse' }).ok).toBe(false);
    expect(page(`${bill.package}x`).ok).toBe(false);
    expect(page(bill.package, { act: 'close' }).ok).toBe(false);
    expect(page(bill.package, { act: 'close_harmony' })).toMatchObject({
      ok: true,
      result: 'cancel',
    });
    expect(await stateOf(bill.outBillNo)).toBe('WAIT_USER_CONFIRM');
    expect(page(bill.package, { openId: 'oCitizen1' }).ok).toBe(true);
    expect(await stateOf(bill.outBillNo)).toBe('SUCCESS');
    expect(page(bill.package).ok).toBe(false);
  });

  it('is on its way for a while after the tap, and cannot be cancelled any more', async () => {
    const { control } = city.sandbox;
    control.configure({ settleAfterMs: 60_000 });
    const bill = await waiting();
    page(bill.package);
    expect(await stateOf(bill.outBillNo)).toBe('TRANSFERING');
    expect(page(bill.package).ok).toBe(true);
    const late = await city.pay.cancelTransfer(bill.outBillNo);
    expect(late).toMatchObject({ http: 400, code: 'INVALID_REQUEST' });
    control.forward(60_000);
    expect(await stateOf(bill.outBillNo)).toBe('SUCCESS');
    control.configure({ settleAfterMs: 0 });
  });

  it('brings the bill and a new package when the same text comes again', async () => {
    const bill = await waiting();
    const again = await city.pay.createTransfer(bill.body);
    expect(again.bill?.packageInfo).not.toBe(bill.package);
    expect(page(again.bill?.packageInfo ?? '').ok).toBe(true);
  });

  it('refuses the same number with another amount', async () => {
    const bill = await waiting();
    const other = transferText(city.sandbox, { out_bill_no: bill.outBillNo, transfer_amount: 600 });
    const answer = await city.pay.createTransfer(other.body);
    expect(answer).toMatchObject({ http: 400, code: 'INVALID_REQUEST' });
  });

  it('closes after a day without a tap; late, when WeChat is late', async () => {
    const { control } = city.sandbox;
    const bill = await waiting();
    control.expire(bill.outBillNo, 47 * 60_000);
    expect(page(bill.package).errMsg).toContain('expired');
    expect(await stateOf(bill.outBillNo)).toBe('WAIT_USER_CONFIRM');
    control.forward(48 * 60_000);
    const closed = await city.pay.queryTransfer(bill.outBillNo);
    expect(closed.bill).toMatchObject({ state: 'FAIL', failReason: 'OVERDUE_CLOSE' });
    const next = await waiting();
    control.forward(DAY_MS);
    expect(await stateOf(next.outBillNo)).toBe('FAIL');
  });

  it('hides a bill from queries after thirty days', async () => {
    const bill = await waiting();
    city.sandbox.control.forward(31 * DAY_MS);
    expect(await city.pay.queryTransfer(bill.outBillNo)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets a cancel lose against the payee’s tap when told to', async () => {
    const bill = await waiting();
    city.sandbox.control.addFault({ on: 'pay.cancel', kind: 'lose_cancel' });
    expect((await city.pay.cancelTransfer(bill.outBillNo)).bill?.state).toBe('CANCELING');
    expect(await stateOf(bill.outBillNo)).toBe('SUCCESS');
    const late = await city.pay.cancelTransfer(bill.outBillNo);
    expect(late).toMatchObject({ http: 400, code: 'INVALID_REQUEST' });
  });

  it.each(['ACCEPTED', 'PROCESSING'] as const)('stays in %s until let go', async (state) => {
    const { control } = city.sandbox;
    control.addFault({ on: 'pay.create', kind: 'stuck', state });
    const bill = await waiting();
    expect(bill.package).toBe('');
    expect(await stateOf(bill.outBillNo)).toBe(state);
    control.unstick(bill.outBillNo);
    expect(await stateOf(bill.outBillNo)).toBe('WAIT_USER_CONFIRM');
  });

  it('fails for a reason of the payee’s side when asked to', async () => {
    const reason = 'REAL_NAME_CHECK_FAIL';
    const bill = await waiting();
    city.sandbox.control.addFault({ on: 'pay.confirm', kind: 'fail_reason', reason });
    page(bill.package);
    const { bill: failed } = await city.pay.queryTransfer(bill.outBillNo);
    expect(failed).toMatchObject({ state: 'FAIL', failReason: reason });
  });

  it('makes no bill when the account has too little, and the same number works later', async () => {
    const { control } = city.sandbox;
    const { freeFen } = control.balance();
    control.topUp(-freeFen + 499);
    const text = transferText(city.sandbox);
    const refused = await city.pay.createTransfer(text.body);
    expect(refused).toMatchObject({ http: 403, code: 'NOT_ENOUGH' });
    expect(await city.pay.queryTransfer(text.outBillNo)).toMatchObject({ code: 'NOT_FOUND' });
    control.topUp(freeFen);
    expect((await city.pay.createTransfer(text.body)).bill?.state).toBe('WAIT_USER_CONFIRM');
  });

  it('has lost no fen over all of this', () => {
    const { freeFen, lockedFen, paidFen, broughtInFen } = city.sandbox.control.balance();
    expect(freeFen + lockedFen + paidFen).toBe(broughtInFen);
    expect(broughtInFen).toBe(OPENING_FEN + 499);
    expect(city.sandbox.control.breaches()).toEqual([]);
  });

  it('notices a second paying bill for one reward', async () => {
    await waiting({ out_bill_no: 'REWARDTWICEA1' });
    await waiting({ out_bill_no: 'REWARDTWICEA2' });
    const rules = city.sandbox.control.breaches().map(({ rule }) => rule);
    expect(rules).toEqual(['one_paying_bill_per_reward']);
  });
});
