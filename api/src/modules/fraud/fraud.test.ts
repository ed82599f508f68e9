import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeDevice } from '../../core/accounts/index.ts';
import { build } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { runJob } from '../../lib/jobs.ts';
import {
  type CitizenPerson,
  callerWith,
  citizen,
  type Person,
  paintPhoto,
  reportOf,
  staff,
  uploadPhoto,
} from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { WEST } from '../../testing/small-city.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { fractionOf } from './draw.ts';
import { forgetTraces } from './forget.ts';
import { LIMITS } from './limits.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
});
afterAll(() => city.stop());

const DEMO = new URL('../../demo/photos/', import.meta.url);
const demoPhoto = (name: string) => readFileSync(new URL(`${name}.jpg`, DEMO));

/** A report of these bytes, filed; where nobody else reports, so that only the picture speaks. */
let place = 0;
async function filed(by?: CitizenPerson, change: object = {}, bytes?: Buffer) {
  const person = by ?? (await citizen(city));
  place++;
  const at = { longitude: WEST.at.longitude + place * 1e-3, latitude: WEST.at.latitude };
  const road = await Road.reported(city, person, {
    place: { ...at, datum: 'wgs84', accuracyM: 15, address: '西区' },
    ...(bytes && { photoIds: [await uploadPhoto(person, bytes)] }),
    ...change,
  });
  await road.file();
  return road;
}

const rewardOf = async (road: Road) =>
  (await road.reporter.listMyRewards()).items.find((one) => one.caseId === road.caseId)!;
const claim = async (road: Road) =>
  road.reporter.claimReward({
    body: { id: newId(new Date()), rewardId: (await rewardOf(road)).id },
  });
const reviewOf = async (road: Road) => {
  const finance = await staff(city, 'finance');
  return finance.getRewardReview({ params: { id: (await rewardOf(road)).id } });
};
const codesOf = async (road: Road) => (await reviewOf(road)).review.codes;

/** The drawn reviewer, and another one. */
async function reviewers(road: Road): Promise<[Person, Person]> {
  const { review } = await reviewOf(road);
  const [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
  return review.reviewer?.id === 's-finance' ? [one, two] : [two, one];
}

describe('the same file from another account', () => {
  it('is held, names the other case, and cannot be claimed until the drawn reviewer lets it go', async () => {
    const bytes = await paintPhoto();
    const original = await filed(undefined, {}, bytes);
    const thief = await citizen(city);
    const copy = await Road.reported(city, thief, { photoIds: [await uploadPhoto(thief, bytes)] });
    // Whoever accepts it is told at once; whether it is filed stays his or her decision.
    const acceptor = await staff(city, 'acceptor');
    const { items } = await acceptor.listPictureCopies({ params: { id: copy.caseId } });
    expect(items).toMatchObject([{ caseId: original.caseId, isSamePerson: false }]);
    await copy.file();
    await expect(claim(copy)).rejects.toMatchObject({ code: 'reward_held' });
    const told = (await thief.listInbox({ query: {} })).items.map((message) => message.title);
    expect(told).toContain('奖励待审核');
    const { review, signals, draw } = await reviewOf(copy);
    expect(review).toMatchObject({ codes: ['same_picture'], score: 100 });
    const { caseNo } = await original.reporter.getMyCase({ params: { id: original.caseId } });
    expect(signals[0]?.words).toContain(`他人案件 ${caseNo}`);
    expect(signals[0]?.pictures?.other).toMatch(/^http/);
    expect(signals[0]?.evidence).toMatchObject({ nth: 1, otherCaseNo: caseNo, distance: 0 });
    expect(draw?.from.sort()).toEqual(['s-finance', 's-finance2']);
    const [drawn, other] = await reviewers(copy);
    const params = { id: review.rewardId };
    await expect(other.releaseReward({ params, body: { note: '看过' } })).rejects.toMatchObject({
      code: 'not_your_review',
    });
    await expect(other.denyReward({ params, body: { reason: '看过' } })).rejects.toMatchObject({
      code: 'not_your_review',
    });
    await drawn.releaseReward({ params, body: { note: '同一处，均属实' } });
    await claim(copy);
  });

  it('never holds the original, whichever of the two is filed first', async () => {
    const bytes = await paintPhoto();
    const first = await citizen(city);
    const mine = await uploadPhoto(first, bytes);
    const copy = await filed(undefined, {}, bytes);
    const original = await filed(first, { photoIds: [mine] });
    await claim(original);
    // The copy was filed while the original was no case yet, and stays as it was.
    expect((await rewardOf(copy)).state).toBe('owed');
  });

  it('is no fraud when a person sends again what was rejected', async () => {
    const bytes = await paintPhoto();
    const person = await citizen(city);
    const rejected = await Road.reported(city, person, {
      photoIds: [await uploadPhoto(person, bytes)],
    });
    await rejected.reject();
    await claim(await filed(person, {}, bytes));
  });
});

describe('a copy that was changed', () => {
  it('is held by its looks, and two people of finance take the reward back', async () => {
    const picture = demoPhoto('hawker-2-before');
    await filed(undefined, {}, picture);
    const smaller = await sharp(picture).resize(700).flop().jpeg({ quality: 55 }).toBuffer();
    const copy = await filed(undefined, {}, smaller);
    const { review, signals } = await reviewOf(copy);
    expect(review.codes).toEqual(['near_picture']);
    expect(signals[0]?.words).toMatch(/左右翻转相似（256 处比较中 \d+ 处不同）/);
    const [drawn, other] = await reviewers(copy);
    const [params, body] = [{ id: review.rewardId }, { reason: '翻拍他人照片' }];
    expect(await drawn.denyReward({ params, body })).toEqual({ state: 'asked' });
    expect(await other.denyReward({ params, body })).toEqual({ state: 'denied' });
    expect((await rewardOf(copy)).state).toBe('reversed');
    const auditor = await staff(city, 'auditor');
    const open = await auditor.listRewardReviews({ query: { only: 'open' } });
    expect(open.items.map((one) => one.rewardId)).not.toContain(review.rewardId);
    const all = await auditor.listRewardReviews({ query: { only: 'all' } });
    expect(all.items.find((one) => one.rewardId === review.rewardId)).toMatchObject({
      heldAt: null,
      mayDecide: false,
    });
  });

  it('is said to be a part when it was cut out', async () => {
    const picture = demoPhoto('manhole-2-before');
    await filed(undefined, {}, picture);
    const part = { left: 150, top: 200, width: 800, height: 640 };
    const copy = await filed(undefined, {}, await sharp(picture).extract(part).jpeg().toBuffer());
    const { signals } = await reviewOf(copy);
    expect(signals[0]?.words).toMatch(/裁剪相似（256 处比较中 \d+ 处不同）/);
  });

  it('and an honest picture of another street is paid at once', async () => {
    await claim(await filed(undefined, {}, demoPhoto('river-1-before')));
  });
});

it('one street reported bit by bit is held from the fourth on', async () => {
  const person = await citizen(city);
  const here = (step: number) => ({
    place: {
      longitude: 119.31 + step * 1e-4,
      latitude: 36.31,
      datum: 'wgs84',
      accuracyM: 10,
      address: '同一条街',
    },
  });
  const roads: Road[] = [];
  for (const step of [0, 1, 2, 3]) roads.push(await filed(person, here(step)));
  for (const road of roads.slice(0, 3)) await claim(road);
  expect(await codesOf(roads[3]!)).toEqual(['splitting']);
});

it('two places that nobody can reach in that time are held', async () => {
  const person = await citizen(city);
  await filed(person);
  const far = { longitude: 119.2, latitude: 36.8, datum: 'wgs84', accuracyM: 15, address: '北郊' };
  expect(await codesOf(await filed(person, { place: far }))).toEqual(['speed']);
});

it('five accounts on one phone are held, and the phone is known only by a keyed hash', async () => {
  const { db, seal } = city.context;
  const deviceId = 'phone-0123456789abcdef';
  for (const _ of [1, 2, 3, 4])
    await seeDevice(db, seal.lookup(`device ${deviceId}`), newId(new Date()), city.clock.now());
  const { openid, token } = await citizen(city);
  const headers = { Authorization: `Bearer ${token}`, 'x-device-id': deviceId };
  const road = await filed(Object.assign(callerWith(city, headers), { openid, token }));
  const { review, signals } = await reviewOf(road);
  expect(review.codes).toEqual(['device_ring']);
  expect(signals[0]?.words).toContain('5 个账号');
  const rows = await db.rows(build('fraud_devices').distinct('device_hash'));
  expect(rows).toEqual([{ device_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});

it('a reward that could not be weighed is held, and the case is filed all the same', async () => {
  const { db } = city.context;
  await db.write(build.raw('RENAME TABLE fraud_patterns TO fraud_patterns_away'));
  const road = await filed().finally(() =>
    db.write(build.raw('RENAME TABLE fraud_patterns_away TO fraud_patterns')),
  );
  expect(await codesOf(road)).toEqual(['not_assessed']);
  expect((await road.reporter.getMyCase({ params: { id: road.caseId } })).state).toBe(
    'pending_dispatch',
  );
});

describe('a sample of filings', () => {
  it('is looked at by somebody else, drawn by lot, once', async () => {
    const drawnId = () => {
      for (;;) {
        const id = newId(new Date());
        const share = fractionOf(city.context.seal.lookup(`second look ${id}`));
        if (share < LIMITS.secondLookShare) return id;
      }
    };
    const id = drawnId();
    const person = await citizen(city);
    await person.reportCase({ body: { ...(await reportOf(person)), id } });
    const acceptor = await staff(city, 'acceptor');
    const params = { id };
    await acceptor.actOnCase({
      params,
      body: { action: 'accept_and_register', standardId: 's-litter' },
    });
    const { items } = await acceptor.listSecondLooks({ query: { only: 'open' } });
    const look = items.find((one) => one.id === id);
    expect(look).toMatchObject({ filedBy: 'acceptor', isMine: false });
    const body = { verdict: 'right' } as const;
    await expect(acceptor.answerSecondLook({ params, body })).rejects.toMatchObject({
      code: 'own_work',
    });
    const looker = await staff(city, look!.looker!.id.slice(2));
    await looker.answerSecondLook({ params, body });
    await expect(looker.answerSecondLook({ params, body })).rejects.toMatchObject({
      code: 'look_done',
    });
  });
});

it('traces are forgotten when no claim can be disputed any more', async () => {
  const count = async (table: string) =>
    (await city.context.db.first<{ n: number }>(build(table).count({ n: '*' })))?.n;
  expect(await count('fraud_reports')).toBeGreaterThan(0);
  city.clock.forward(LIMITS.keptMs + 86_400_000);
  await runJob(city.context, forgetTraces);
  expect(await count('fraud_reports')).toBe(0);
  expect(await count('fraud_devices')).toBe(0);
  // What was held stays explainable.
  expect(await count('fraud_assessments')).toBeGreaterThan(0);
});
