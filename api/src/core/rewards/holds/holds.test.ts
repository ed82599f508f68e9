import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shanghaiMs } from '../../../lib/clock.ts';
import { build } from '../../../lib/db.ts';
import { staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { insertStaff } from '../../accounts/index.ts';
import { checkLedger } from '../../payouts/index.ts';
import { claimId, earn } from '../../payouts/testing.ts';
import { appealReward } from '../appeals/appeal-reward.ts';
import { expireRewards } from '../booking/expire-rewards.ts';
import { person, publishVoided, type TestPerson } from '../testing.ts';
import { holdReward } from './index.ts';

let city: TestCity;
let one: Awaited<ReturnType<typeof staff>>;
let two: Awaited<ReturnType<typeof staff>>;
let three: Awaited<ReturnType<typeof staff>>;

// Sessions end with the day, and these stories take many.
async function signIn() {
  one = await staff(city, 'finance');
  two = await staff(city, 'finance2');
  three = await staff(city, 'finance3');
}

const DAY_MS = 86_400_000;

beforeAll(async () => {
  city = await startCity();
  await insertStaff(city.context.db, {
    id: 's-finance3',
    username: 'finance3',
    name: '财务三',
    password_hash: 'none',
    roles: ['finance'],
    unit_id: 'u-centre',
  });
});
beforeEach(() => signIn());
afterAll(() => city.stop());

const hold = (rewardId: string) =>
  city.context.db.transaction((session) =>
    holdReward(session, city.clock.now(), {
      rewardId,
      codes: ['same_picture'],
      score: 80,
      why: '照片与另一件案件的照片相同',
    }),
  );

async function heldReward(payee: TestPerson) {
  const { rewardId, caseId } = await earn(city, payee);
  expect(await hold(rewardId)).toBe(true);
  return { rewardId, caseId };
}
const claim = (payee: TestPerson, rewardId: string) =>
  payee.claimReward({ body: { id: claimId(), rewardId } });
const mine = async (payee: TestPerson, id: string) =>
  (await payee.listMyRewards({})).items.find((reward) => reward.id === id)!;
const claimUntil = async (id: string) =>
  (await city.context.db.first<{ claim_until: Date }>(build('rewards').where({ id })))!.claim_until;

describe('a held reward', () => {
  test('stays in its owner’s account, cannot be claimed, and says it is being looked at', async () => {
    const payee = await person(city);
    const { rewardId } = await heldReward(payee);
    await expect(claim(payee, rewardId)).rejects.toMatchObject({ code: 'reward_held' });
    expect(await mine(payee, rewardId)).toMatchObject({ state: 'owed', standing: 'held' });
    expect((await mine(payee, rewardId)).explanation).toContain('正在审核');
    expect(await payee.getWallet()).toMatchObject({ owedFen: 0, heldFen: 100 });
    expect(await hold(rewardId)).toBe(false);
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('never expires while people look at it', async () => {
    const payee = await person(city);
    const { rewardId } = await heldReward(payee);
    city.clock.forward(400 * DAY_MS);
    await expireRewards.run(city.context, { isMine: async () => true } as never);
    city.clock.forward(-400 * DAY_MS);
    expect(await mine(payee, rewardId)).toMatchObject({ state: 'owed', standing: 'held' });
  });

  test('is let go by one finance person, and the time it was held is given back', async () => {
    const payee = await person(city);
    const { rewardId } = await heldReward(payee);
    const before = await claimUntil(rewardId);
    city.clock.forward(3 * DAY_MS);
    await signIn();
    await one.releaseReward({ params: { id: rewardId }, body: { note: '照片是同一处的两面' } });
    const given = (await claimUntil(rewardId)).getTime() - before.getTime();
    // And the rest of that day: what is told is a last day.
    expect(given).toBe(4 * DAY_MS);
    const told = (await payee.listInbox({})).items.map((message) => message.title);
    expect(told).toContain('奖励审核通过');
    expect(await claim(payee, rewardId)).toMatchObject({ rewardId });
    await expect(
      one.releaseReward({ params: { id: rewardId }, body: { note: '再次' } }),
    ).rejects.toMatchObject({ code: 'reward_not_held' });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('is refused only by two different finance people, by a counter-entry, with a reason its owner reads', async () => {
    const payee = await person(city);
    const { rewardId } = await heldReward(payee);
    const deny = (who: typeof one, reason = '同一张照片已用于另一件案件') =>
      who.denyReward({ params: { id: rewardId }, body: { reason } });
    const listed = async (who = one) =>
      (await who.listRewardReviews({ query: { limit: 50 } })).items.find(
        (row) => row.rewardId === rewardId,
      );
    expect(await listed()).toMatchObject({ denialAskedBy: null });
    expect(await deny(one)).toEqual({ state: 'asked' });
    expect(await listed()).toMatchObject({ denialAskedBy: 'finance', mayDecide: false });
    expect(await listed(two)).toMatchObject({ denialAskedBy: 'finance', mayDecide: true });
    await expect(deny(one)).rejects.toMatchObject({ code: 'second_person_required' });
    expect(await mine(payee, rewardId)).toMatchObject({ state: 'owed', standing: 'held' });
    expect(await deny(two, '同意')).toEqual({ state: 'denied' });
    const reward = await mine(payee, rewardId);
    expect(reward).toMatchObject({ standing: 'denied', reason: 'review_denied', mayAppeal: true });
    expect(reward.explanation).toContain('同一张照片已用于另一件案件');
    const { items } = await one.listRewardTransfers({ params: { id: rewardId } });
    expect(items.map((move) => move.id.split(':')[0])).toEqual(['grant', 'deny']);
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('is refused and let go at once by two people: one thing happens', async () => {
    const payee = await person(city);
    const { rewardId } = await heldReward(payee);
    const order = { params: { id: rewardId }, body: { reason: '疑似摆拍' } };
    await one.denyReward(order);
    await Promise.allSettled([
      two.denyReward(order),
      three.releaseReward({ params: { id: rewardId }, body: { note: '没有问题' } }),
    ]);
    const { items } = await one.listRewardHolds({ params: { id: rewardId } });
    const { state } = await mine(payee, rewardId);
    expect([items[0]?.state, state]).toEqual(
      items[0]?.state === 'denied' ? ['denied', 'reversed'] : ['released', 'owed'],
    );
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('of a case that is voided meanwhile goes back, and nothing is left to look at', async () => {
    const payee = await person(city);
    const { rewardId, caseId } = await heldReward(payee);
    await publishVoided(city, caseId);
    const { items } = await one.listRewardHolds({ params: { id: rewardId } });
    expect(items).toMatchObject([{ state: 'lapsed' }]);
    expect(await mine(payee, rewardId)).toMatchObject({
      standing: 'reversed',
      reason: 'case_voided',
    });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });
});

test('a reward whose time is over is not taken to be looked at', async () => {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const end = { claim_until: city.clock.now() };
  await city.context.db.write(build('rewards').where({ id: rewardId }).update(end));
  expect(await hold(rewardId)).toBe(false);
  expect(await mine(payee, rewardId)).toMatchObject({ state: 'owed', standing: 'expired' });
});

describe('an appeal', () => {
  const appeal = (payee: TestPerson, rewardId: string) =>
    payee.appealReward({ params: { id: rewardId }, body: { words: '照片是我当天拍的' } });
  const openAppeal = async (rewardId: string) =>
    (await one.listRewardAppeals({ query: {} })).items.find((row) => row.rewardId === rewardId)!;

  async function deniedReward(payee: TestPerson) {
    const { rewardId } = await heldReward(payee);
    for (const who of [one, two])
      await who.denyReward({ params: { id: rewardId }, body: { reason: '疑似摆拍' } });
    return rewardId;
  }

  test('is made once, within fifteen days, by the owner only', async () => {
    const payee = await person(city);
    const rewardId = await deniedReward(payee);
    const other = await person(city);
    await expect(appeal(other, rewardId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await appeal(payee, rewardId)).toMatchObject({
      mayAppeal: false,
      appeal: { state: 'open' },
    });
    await expect(appeal(payee, rewardId)).rejects.toMatchObject({ code: 'already_appealed' });
    const late = await deniedReward(payee);
    city.clock.forward(15 * DAY_MS);
    const asked = { rewardId: late, words: '照片是我当天拍的' };
    const tooLate = await appealReward(city.context, payee.id, asked).catch((error) => error);
    city.clock.forward(-15 * DAY_MS);
    expect(tooLate).toMatchObject({ code: 'appeal_not_possible' });
  });

  test('is not decided by whoever decided before; upheld, the same sum is the person’s again', async () => {
    const payee = await person(city);
    const rewardId = await deniedReward(payee);
    await appeal(payee, rewardId);
    const { id } = await openAppeal(rewardId);
    const decide = (who: typeof one) =>
      who.decideRewardAppeal({ params: { id }, body: { isUpheld: true, answer: '照片经核属实' } });
    for (const who of [one, two])
      await expect(decide(who)).rejects.toMatchObject({ code: 'decided_before' });
    expect(await decide(three)).toMatchObject({ state: 'upheld' });
    await expect(decide(three)).rejects.toMatchObject({ code: 'appeal_decided' });
    expect(await mine(payee, rewardId)).toMatchObject({ state: 'owed', amountFen: 100 });
    expect(shanghaiMs(await claimUntil(rewardId))).toBe(0);
    expect(await checkLedger(city.context.db)).toEqual([]);
    expect(await claim(payee, rewardId)).toMatchObject({ rewardId });
  });

  test('brings nothing back once the case is void', async () => {
    const payee = await person(city);
    const { rewardId, caseId } = await heldReward(payee);
    for (const who of [one, two])
      await who.denyReward({ params: { id: rewardId }, body: { reason: '疑似摆拍' } });
    await appeal(payee, rewardId);
    const { id } = await openAppeal(rewardId);
    await publishVoided(city, caseId);
    const body = { isUpheld: true, answer: '属实' };
    await expect(three.decideRewardAppeal({ params: { id }, body })).rejects.toMatchObject({
      code: 'nothing_to_grant',
    });
    await three.decideRewardAppeal({ params: { id }, body: { ...body, isUpheld: false } });
    expect(await mine(payee, rewardId)).toMatchObject({ state: 'reversed', mayAppeal: false });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test('against a case that earned nothing books what the rules say, or is refused with an answer', async () => {
    const payee = await person(city, { mayBePaid: false });
    const [first, second] = [await earn(city, payee), await earn(city, payee)];
    for (const { rewardId } of [first, second]) await appeal(payee, rewardId);
    const [upheld, refused] = [await openAppeal(first.rewardId), await openAppeal(second.rewardId)];
    await one.decideRewardAppeal({
      params: { id: upheld.id },
      body: { isUpheld: true, answer: '已补充同意' },
    });
    await one.decideRewardAppeal({
      params: { id: refused.id },
      body: { isUpheld: false, answer: '上报时未同意' },
    });
    expect(await mine(payee, first.rewardId)).toMatchObject({ state: 'owed', amountFen: 100 });
    expect(await mine(payee, second.rewardId)).toMatchObject({
      state: 'not_rewarded',
      appeal: { state: 'refused', answer: '上报时未同意' },
    });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });
});
