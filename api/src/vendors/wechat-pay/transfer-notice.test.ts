import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../../sandbox/testing/listen.ts';
import {
  type OpenSandbox,
  openSandbox,
  transferText,
} from '../../../sandbox/testing/open-sandbox.ts';

type Ear = Awaited<ReturnType<typeof listen>>;

describe('hearing from WeChat Pay how a transfer ended', () => {
  let city: OpenSandbox;
  const ears: Ear[] = [];
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(async () => {
    for (const ear of ears) ear.close();
    await city.close();
  });

  async function paidWith(faultKind?: string) {
    const ear = await listen(({ headers, raw }) => ({
      status: city.pay.readTransferNotice(headers, raw, new Date()).ok ? 204 : 400,
    }));
    ears.push(ear);
    const { body, outBillNo } = transferText(city.sandbox, { notify_url: ear.url });
    await city.pay.createTransfer(body);
    if (faultKind) {
      city.sandbox.control.addFault({ on: 'pay.callback', kind: faultKind, subject: outBillNo });
    }
    city.sandbox.control.confirm(outBillNo);
    return { ear, outBillNo };
  }

  const read = ({ headers, raw }: { headers: object; raw: Buffer }) =>
    city.pay.readTransferNotice(headers as never, raw, new Date());

  it('reads who was paid and how much', async () => {
    const { ear, outBillNo } = await paidWith();
    const [first] = await ear.waitFor(1);
    expect(ear.heard).toHaveLength(1);
    const { mchid } = city.sandbox.settings.wechatPay;
    expect(read(first!)).toMatchObject({
      ok: true,
      notice: { outBillNo, state: 'SUCCESS', amountFen: 500, openid: 'oCitizen1', mchid },
    });
  });

  it('does not believe the same notice five minutes later', async () => {
    const { ear } = await paidWith();
    const [first] = await ear.waitFor(1);
    const later = new Date(Date.now() + 301_000);
    const reading = city.pay.readTransferNotice(first!.headers, first!.raw, later);
    expect(reading).toEqual({ ok: false, why: 'old_timestamp', verified: false });
  });

  it.each([
    ['signtest', 'bad_signature'],
    ['wrong_key', 'bad_signature'],
    ['old_time', 'old_timestamp'],
    ['flipped_tag', 'not_readable'],
    ['wrong_api_key', 'not_readable'],
  ])('refuses a %s notice, and takes the good repeat that follows', async (kind, why) => {
    const { ear } = await paidWith(kind);
    const heard = await ear.waitFor(2);
    expect(heard).toHaveLength(2);
    expect(read(heard[0]!)).toEqual({ ok: false, why, verified: false });
    expect(read(heard[1]!).ok).toBe(true);
  });

  it('verifies an event it does not know, for the caller to keep and alarm', async () => {
    const { ear } = await paidWith('unknown_event');
    const [first] = await ear.waitFor(1);
    expect(read(first!)).toEqual({ ok: false, why: 'unknown_event', verified: true });
  });

  it('reads a notice however its JSON is laid out', async () => {
    const { ear } = await paidWith('pretty');
    const [first] = await ear.waitFor(1);
    expect(first!.raw.toString()).toContain('\n  ');
    expect(read(first!).ok).toBe(true);
  });

  it('shows a wrong amount, payee and merchant as they were said, for the caller to compare', async () => {
    const amount = await paidWith('other_amount');
    expect(read((await amount.ear.waitFor(1))[0]!)).toMatchObject({ notice: { amountFen: 501 } });
    const payee = await paidWith('other_openid');
    const said = read((await payee.ear.waitFor(1))[0]!);
    expect(said.ok && said.notice.openid).toBe('oSomebodyElse');
    const merchant = await paidWith('other_mchid');
    const from = read((await merchant.ear.waitFor(1))[0]!);
    expect(from.ok && from.notice.mchid).not.toBe(city.sandbox.settings.wechatPay.mchid);
  });

  it('may hear the same notice twice, or never', async () => {
    const twice = await paidWith('twice');
    const heard = (await twice.ear.waitFor(2)).map((one) => read(one));
    expect(heard.map((one) => one.ok && one.notice.id)).toHaveLength(2);
    expect(heard[0]).toEqual(heard[1]);
    const never = await paidWith('none');
    expect(await never.ear.waitFor(0)).toHaveLength(0);
  });
});
