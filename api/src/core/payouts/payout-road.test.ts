import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { nextDay, shanghaiDate, shanghaiDay, shanghaiMinute, startOfDay } from '../../lib/clock.ts';
import { build } from '../../lib/db.ts';
import { agree, staff } from '../../testing/people.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { rewardOfCase, rewardsModule } from '../rewards/index.ts';
import { person, publishVoided } from '../rewards/testing.ts';
import { drive } from './drive.ts';
import { checkLedger, workPayouts } from './index.ts';
import { claim } from './protocol/index.ts';
import { askNow, claimId, confirmOnPhone, earn, forward, rowOf, waitUntil } from './testing.ts';

const expire = () =>
  rewardsModule.jobs
    ?.find((job) => job.name === 'expire-rewards')
    ?.run(city.context, { isMine: async () => true });
const claimableUntil = (rewardId: string, end: Date) =>
  city.context.db.write(build('rewards').where('id', rewardId).update({ claim_until: end }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
});
afterAll(() => city.stop());

// Whatever a story did: the ledger agrees, and WeChat saw nothing it should not have seen.
afterEach(async () => {
  city.sandbox.control.clearFaults();
  expect(await checkLedger(city.context.db)).toEqual([]);
  expect(city.sandbox.control.breaches()).toEqual([]);
});

async function claimed() {
  const payee = await person(city);
  const { rewardId, caseId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  return { payee, rewardId, caseId, payout };
}

describe('a claim', () => {
  test('is answered with the confirm page, and the tap on it pays', async () => {
    const { payee, payout, caseId } = await claimed();
    expect(payout).toMatchObject({ state: 'wait_confirm', amountFen: 100 });
    expect(
      (await rewardOfCase(city.context.db, city.clock.now(), [caseId])).get(caseId)?.state,
    ).toBe('waiting_for_you');
    expect((await confirmOnPhone(city, payout.confirmation, payee.openid)).ok).toBe(true);
    const after = await payee.refreshMyPayout({ params: { id: payout.id } });
    expect(after).toMatchObject({ state: 'settled', confirmation: null });
    expect(await payee.getWallet()).toMatchObject({
      earnedFen: 100,
      owedFen: 0,
      returnedFen: 0,
      heldFen: 0,
      toConfirmFen: 0,
      confirmUntil: null,
      inPayoutFen: 0,
      paidFen: 100,
      points: 0,
      rewardCount: 1,
      arePayoutsPaused: false,
    });
    expect(city.sandbox.control.balance().paidFen).toBeGreaterThanOrEqual(100);
  });

  test('must be confirmed by one hour, the same in the wallet, beside the reward and on the page', async () => {
    const { payee, payout } = await claimed();
    const { bill_made_at } = await rowOf(city, payout.id);
    const confirmUntil = new Date(bill_made_at!.getTime() + 24 * HOUR);
    const spoken = `${shanghaiMinute(confirmUntil)} 前点“确认收款”`;
    expect(payout.confirmUntil).toBe(confirmUntil.toISOString());
    expect(payout.explanation).toContain(spoken);
    const [reward] = (await payee.listMyRewards({ query: { only: 'open' } })).items;
    expect(reward).toMatchObject({
      standing: 'waiting_for_you',
      confirmUntil: payout.confirmUntil,
      explanation: expect.stringContaining(spoken),
    });
    expect(await payee.getWallet()).toMatchObject({
      ...{ toConfirmFen: 100, inPayoutFen: 0, confirmUntil: payout.confirmUntil },
    });
    await confirmOnPhone(city, payout.confirmation);
    const after = await payee.refreshMyPayout({ params: { id: payout.id } });
    expect(after.confirmUntil).toBeNull();
    expect((await payee.listMyRewards({ query: { only: 'open' } })).items).toEqual([]);
    expect((await payee.listMyRewards()).items).toMatchObject([{ confirmUntil: null }]);
  });

  test("is settled by WeChat's callback when the phone says nothing", async () => {
    const { payee, payout } = await claimed();
    await confirmOnPhone(city, payout.confirmation);
    await waitUntil(async () => {
      await workPayouts(city.context);
      return (await rowOf(city, payout.id)).state === 'settled';
    });
    const finance = await staff(city, 'finance');
    const story = await finance.getPayout({ params: { id: payout.id } });
    expect(story.exchanges.map((one) => one.kind)).toContain('callback');
    expect(story.transfers.map((one) => one.id.split(':')[0]).sort()).toEqual(['lock', 'settle']);
    expect(await payee.getWallet()).toMatchObject({ paidFen: 100 });
  });

  test('repeated with the same id, or tapped fifty times at once, makes one payout', async () => {
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const id = claimId();
    const taps = Array.from({ length: 50 }, (_, n) =>
      payee.claimReward({ body: { id: n % 2 ? id : claimId(), rewardId } }),
    );
    const answers = await Promise.all(taps);
    expect(new Set(answers.map((one) => one.id)).size).toBe(1);
    const rows = await city.context.db.rows(build('payouts').where('reward_id', rewardId));
    expect(rows).toHaveLength(1);
  });

  test('with an id that belongs to another reward is refused', async () => {
    const { payee, payout } = await claimed();
    const other = await earn(city, payee);
    await expect(
      payee.claimReward({ body: { id: payout.id, rewardId: other.rewardId } }),
    ).rejects.toMatchObject({ code: 'id_taken' });
  });

  test("of somebody else's reward, or of a paid one, is refused", async () => {
    const { payee, rewardId, payout } = await claimed();
    const stranger = await person(city);
    await expect(stranger.claimReward({ body: { id: claimId(), rewardId } })).rejects.toMatchObject(
      { code: 'reward_not_claimable' },
    );
    await expect(stranger.getMyPayout({ params: { id: payout.id } })).rejects.toMatchObject({
      code: 'payout_not_found',
    });
    await confirmOnPhone(city, payout.confirmation);
    await askNow(city, payout.id);
    await expect(payee.claimReward({ body: { id: claimId(), rewardId } })).rejects.toMatchObject({
      code: 'reward_not_claimable',
    });
  });

  test('of who switched receiving off is refused in words of its own, and goes on once it is on again', async () => {
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const body = { id: claimId(), rewardId };
    await agree(payee, { mayBePaid: false, isUnder14: false });
    await expect(payee.claimReward({ body })).rejects.toMatchObject({
      ...{ code: 'payment_consent_required', status: 403 },
    });
    expect(await payee.getWallet()).toMatchObject({ owedFen: 100 });
    await agree(payee, { mayBePaid: true, isUnder14: false });
    expect(await payee.claimReward({ body })).toMatchObject({ state: 'wait_confirm' });
  });

  test('after the last day of claiming is refused, and the money goes back to the pool', async () => {
    const payee = await person(city);
    const { rewardId, caseId } = await earn(city, payee);
    const end = startOfDay(shanghaiDay(city.clock.now()));
    await claimableUntil(rewardId, end);
    const late = `已过领取期限（${shanghaiDate(new Date(end.getTime() - 1))}）`;
    const isOver = async (then: string) => {
      await expect(payee.claimReward({ body: { id: claimId(), rewardId } })).rejects.toMatchObject({
        code: 'claim_too_late',
        message: late,
      });
      expect(await payee.getWallet()).toMatchObject({ owedFen: 0, expiredFen: 100 });
      expect((await payee.listMyRewards({ query: { only: 'open' } })).items).toEqual([]);
      expect(
        (await rewardOfCase(city.context.db, city.clock.now(), [caseId])).get(caseId),
      ).toMatchObject({ state: 'expired', why: late + then, claimUntil: null });
    };
    // At once, and not only when the night has come.
    await isOver('，奖励将退回奖励资金');
    await expire();
    await isOver('，奖励已退回奖励资金');
  });
});

describe('a payee who never confirms', () => {
  test('gets the money back in the account and claims again under the next number', async () => {
    const { payee, rewardId, payout } = await claimed();
    forward(city, 24 * HOUR + MINUTE);
    const late = await payee.refreshMyPayout({ params: { id: payout.id } });
    expect(late).toMatchObject({ state: 'returned', confirmation: null });
    expect(late.explanation).toContain('可重新领取');
    expect(await payee.getWallet()).toMatchObject({
      ...{ owedFen: 0, returnedFen: 100, toConfirmFen: 0 },
    });
    const again = await payee.claimReward({ body: { id: claimId(), rewardId } });
    expect(again.state).toBe('wait_confirm');
    expect((await rowOf(city, again.id)).out_bill_no).toBe(`${rewardId}A2`);
    await confirmOnPhone(city, again.confirmation);
    expect((await payee.refreshMyPayout({ params: { id: again.id } })).state).toBe('settled');
  });

  test('after the last day of claiming has seven days more, and reads why it came back', async () => {
    const { payee, rewardId, payout } = await claimed();
    await claimableUntil(rewardId, new Date(city.clock.now().getTime() + HOUR));
    forward(city, 24 * HOUR + MINUTE);
    await payee.refreshMyPayout({ params: { id: payout.id } });
    const lastDay = startOfDay(nextDay(shanghaiDay(city.clock.now()), 7));
    await expire();
    const [reward] = (await payee.listMyRewards({ query: { only: 'open' } })).items;
    expect(reward).toMatchObject({
      standing: 'returned',
      claimUntil: new Date(lastDay.getTime() + 24 * HOUR).toISOString(),
      explanation: expect.stringMatching(
        new RegExp(`^上次超过 24 小时未确认收款，钱没有转出，请在 ?${shanghaiDate(lastDay)}`),
      ),
    });
    const [told] = (await payee.listInbox({})).items;
    expect(told?.words).toContain('超过 24 小时未确认收款，钱没有转出');
    const again = await payee.claimReward({ body: { id: claimId(), rewardId } });
    expect(again.state).toBe('wait_confirm');
    // That it failed otherwise this time takes the place of what was said before; the days stay.
    city.sandbox.control.refuse((await rowOf(city, again.id)).out_bill_no!);
    const refused = await payee.refreshMyPayout({ params: { id: again.id } });
    expect(refused.explanation).toContain('您取消了收款');
    const [after] = (await payee.listMyRewards({ query: { only: 'open' } })).items;
    expect(after?.claimUntil).toBe(reward?.claimUntil);
    expect(after?.explanation).toContain('上次收款未完成（您取消了收款，或微信没有说明原因）');
  });

  test('is not offered the page any more once 24 hours are over, even if WeChat closes late', async () => {
    const { payee, rewardId, payout } = await claimed();
    const number = (await rowOf(city, payout.id)).out_bill_no!;
    city.sandbox.control.expire(number, 24 * HOUR + 40 * MINUTE);
    forward(city, 24 * HOUR + MINUTE);
    const late = await payee.refreshMyPayout({ params: { id: payout.id } });
    expect(late).toMatchObject({ state: 'wait_confirm', confirmation: null });
    expect(late.explanation).toContain('已过期');
    // Still in WeChat's hands, and no hour is named that has passed.
    expect(await payee.getWallet()).toMatchObject({
      ...{ toConfirmFen: 100, confirmUntil: null, confirmRewardId: rewardId },
    });
    // What can still be confirmed comes before it.
    const other = await earn(city, payee);
    await payee.claimReward({ body: { id: claimId(), rewardId: other.rewardId } });
    expect(await payee.getWallet()).toMatchObject({ confirmRewardId: other.rewardId });
    forward(city, 40 * MINUTE);
    expect((await payee.refreshMyPayout({ params: { id: payout.id } })).state).toBe('returned');
  });
});

describe('a case voided after filing', () => {
  test('cancels a bill that waits, and the money returns to the pool', async () => {
    const { payee, caseId, payout } = await claimed();
    await publishVoided(city, caseId);
    expect((await payee.getMyPayout({ params: { id: payout.id } })).confirmation).toBeNull();
    await workPayouts(city.context);
    await askNow(city, payout.id);
    expect(await rowOf(city, payout.id)).toMatchObject({ state: 'returned', why: 'MCH_CANCEL' });
    expect(
      (await rewardOfCase(city.context.db, city.clock.now(), [caseId])).get(caseId)?.state,
    ).toBe('reversed');
    expect(await payee.getWallet()).toMatchObject({ owedFen: 0, paidFen: 0 });
  });

  test('leaves a paid reward paid and tells finance that it must be claimed back', async () => {
    const { payee, caseId, rewardId, payout } = await claimed();
    await confirmOnPhone(city, payout.confirmation);
    await askNow(city, payout.id);
    await publishVoided(city, caseId);
    const [mine] = (await payee.listMyRewards()).items;
    expect(mine?.explanation).toContain('如有异议请拨打服务热线');
    const finance = await staff(city, 'finance');
    const { items } = await finance.listRewards({ query: { state: 'paid' } });
    const row = items.find((one) => one.id === rewardId);
    expect(row?.reason).toContain('待追回');
  });

  test('withdraws a claim that was not sent yet without a call', async () => {
    const payee = await person(city);
    const { rewardId, caseId } = await earn(city, payee);
    const id = claimId();
    await drive(city.context, claim(rewardId, id));
    await publishVoided(city, caseId);
    await workPayouts(city.context);
    expect(await rowOf(city, id)).toMatchObject({
      state: 'returned',
      why: 'withdrawn',
      out_bill_no: null,
    });
    expect(
      (await rewardOfCase(city.context.db, city.clock.now(), [caseId])).get(caseId)?.state,
    ).toBe('reversed');
  });
});
