import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CitizenPerson, citizen } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { EAST, WEST } from '../../testing/small-city.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';

const DAY_MS = 86_400_000;
/** Degrees of latitude: about 11 m each. */
const TEN_METRES = 0.0001;
let spots = 0;
/** A street of its own for each story, about a kilometre from the last. */
const newSpot = () => ({ longitude: WEST.at.longitude, latitude: 36.1 + spots++ * 0.01 });

describe('before sending, a citizen sees what is already reported around', () => {
  let city: TestCity;
  let neighbour: CitizenPerson;
  beforeAll(async () => {
    city = await startCity();
    neighbour = await citizen(city);
  });
  afterAll(() => city.stop());

  type Spot = { longitude: number; latitude: number };
  const reportedAt = (spot: Spot, change: object = {}) =>
    Road.reported(city, undefined, {
      text: '我是张三，电话 13800000000',
      place: { ...spot, datum: 'wgs84', accuracyM: 15, address: '人民路 8 号张三家门口' },
      ...change,
    });
  const around = async (spot: Spot, pickId = 'litter', person = neighbour) =>
    (await person.listPublicNearby({ query: { ...spot, pickId } })).items;

  it('the same kind of problem within 100 metres, nearest first', async () => {
    const spot = newSpot();
    const far = await reportedAt({ ...spot, latitude: spot.latitude + 6 * TEN_METRES });
    const near = await reportedAt({ ...spot, latitude: spot.latitude + TEN_METRES });
    await reportedAt({ ...spot, latitude: spot.latitude + 12 * TEN_METRES });
    await reportedAt(spot, { pickId: 'manhole' });
    expect((await around(spot)).map(({ id, distanceM }) => [id, distanceM])).toEqual([
      [near.caseId, 20],
      [far.caseId, 70],
    ]);
    expect(await around(EAST.at)).toEqual([]);
  });

  it('with nothing of the reporter, the words or the address, and no picture before staff looked', async () => {
    const spot = newSpot();
    const road = await reportedAt(spot);
    const [fresh] = await around(spot);
    expect(fresh).toEqual({
      id: road.caseId,
      stateLabel: '已提交',
      isOpen: true,
      pick: { id: 'litter', label: '垃圾乱堆', icon: 'trash' },
      distanceM: 0,
      thumbUrl: null,
      reportedOn: '2026-11-20',
      isMine: false,
      isFollowed: false,
      followerCount: 0,
    });
    await road.file();
    const [filed] = await around(spot);
    expect(filed).toMatchObject({ stateLabel: '已立案' });
    expect((await fetch(filed!.thumbUrl!)).status).toBe(200);
    // The way into the case itself stays closed.
    await expect(neighbour.getMyCase({ params: { id: road.caseId } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('says which are one’s own and how many met it too', async () => {
    const spot = newSpot();
    const road = await reportedAt(spot);
    await neighbour.followCase({ params: { id: road.caseId }, body: { isOn: true } });
    expect(await around(spot)).toMatchObject([
      { isMine: false, isFollowed: true, followerCount: 1 },
    ]);
    expect(await around(spot, 'litter', road.reporter)).toMatchObject([
      { isMine: true, isFollowed: false, followerCount: 1 },
    ]);
  });

  it('ten at most', async () => {
    const spot = newSpot();
    for (let number = 0; number < 12; number++) await reportedAt(spot);
    expect(await around(spot)).toHaveLength(10);
  });

  it('closed ones for 30 days, and never what was rejected, withdrawn or merged', async () => {
    const spot = newSpot();
    const closed = await (await reportedAt(spot)).toChecked();
    await closed.close();
    await (await reportedAt(spot)).reject();
    const withdrawn = await reportedAt(spot);
    await withdrawn.reporter.actOnMyCase({
      params: { id: withdrawn.caseId },
      body: { action: 'withdraw' },
    });
    expect(await around(spot)).toMatchObject([{ id: closed.caseId, isOpen: false }]);
    city.clock.forward(31 * DAY_MS);
    const later = await citizen(city);
    expect(await around(spot, 'litter', later)).toEqual([]);
  });
});
