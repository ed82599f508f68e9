import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../lib/ids.ts';
import { type CitizenPerson, citizen, staff } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

const DAY_MS = 86_400_000;
const listOf = async (person: CitizenPerson) => (await person.listMyWatch()).items;
const rejected = async (person: CitizenPerson, times: number) => {
  for (let n = 0; n < times; n++) await (await Road.reported(city, person)).reject();
};
const filed = async (person: CitizenPerson) => {
  const road = await Road.reported(city, person);
  await road.file();
  return (await person.listMyRewards()).items.find((one) => one.caseId === road.caseId)!;
};
const claim = (person: CitizenPerson, rewardId: string) =>
  person.claimReward({ body: { id: newId(new Date()), rewardId } });

describe('a rule enters a person', () => {
  it('with a warning after three reports that were not real, and to be reviewed after five', async () => {
    const person = await citizen(city);
    await rejected(person, 2);
    expect(await listOf(person)).toEqual([]);
    await rejected(person, 1);
    expect(await listOf(person)).toMatchObject([{ level: 'warn', state: 'active' }]);
    // A warning holds nothing.
    await claim(person, (await filed(person)).id);
    await rejected(person, 2);
    expect(await listOf(person)).toMatchObject([{ level: 'review' }, { level: 'warn' }]);
    const held = await filed(person);
    await expect(claim(person, held.id)).rejects.toMatchObject({ code: 'reward_held' });
    const finance = await staff(city, 'finance');
    const { review, signals } = await finance.getRewardReview({ params: { id: held.id } });
    expect(review.codes).toContain('watch_listed');
    expect(signals.map((one) => one.words).join()).toContain('5 件上报经核实情况不属实');
  });

  it('exactly once when two rejections in the same instant make the level', async () => {
    for (const before of [1, 3]) {
      const people = await Promise.all(Array.from({ length: 3 }, () => citizen(city)));
      for (const person of people) {
        await rejected(person, before);
        const roads = [await Road.reported(city, person), await Road.reported(city, person)];
        for (const road of roads) await road.as('acceptor');
        await Promise.all(roads.map((road) => road.reject()));
        const level = before === 1 ? 'warn' : 'review';
        const raised = (await listOf(person)).filter((entry) => entry.level === level);
        expect(raised, `${before} before and two at once`).toHaveLength(1);
      }
    }
  });

  it('for a year when a filed case turns out to be forged', async () => {
    const person = await citizen(city);
    const road = await Road.reported(city, person);
    await road.file();
    await road.act('leader', { action: 'void_filed', reason: 'fraud', note: '查实' });
    const [entry] = await listOf(person);
    expect(entry).toMatchObject({ level: 'review', state: 'active' });
    expect(Date.parse(entry!.endsAt!) - Date.parse(entry!.startsAt!)).toBe(365 * DAY_MS);
  });

  it('and an answer to an appeal that is upheld takes the person off', async () => {
    const person = await citizen(city);
    await rejected(person, 3);
    const [entry] = await listOf(person);
    const params = { id: entry!.id };
    await expect(
      (await citizen(city)).appealWatch({ params, body: { words: '不是我' } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await person.appealWatch({ params, body: { words: '当时现场已被清走' } });
    await expect(person.appealWatch({ params, body: { words: '再说一次' } })).rejects.toMatchObject(
      { code: 'already_appealed' },
    );
    const finance = await staff(city, 'finance');
    const body = { isUpheld: true, note: '照片显示确有其事' };
    const row = await finance.decideWatchAppeal({ params, body });
    expect(row).toMatchObject({ state: 'ended', appeal: 'upheld', isByRule: true });
    expect(row.history.map((event) => event.what)).toEqual(['列入', '申诉', '申诉成立，解除']);
    const mine = (await listOf(person)).find((one) => one.id === params.id);
    expect(mine).toMatchObject({
      appealed: { words: '当时现场已被清走' },
      answered: { words: '照片显示确有其事' },
      ended: null,
      mayAppeal: false,
    });
    // Who decided is nobody's business but the city's.
    expect(JSON.stringify(mine)).not.toContain('finance');
  });
});

describe('by hand', () => {
  it('two people are needed, and taking off leaves the history', async () => {
    const person = await citizen(city);
    const reward = await filed(person);
    const [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
    const id = newId(new Date());
    const order = { id, rewardId: reward.id, reason: '多次自造', days: 30 };
    await one.proposeWatch({ body: order });
    await one.proposeWatch({ body: order });
    const proposed = (await two.listWatch({ query: { state: 'proposed' } })).items;
    expect(proposed.find((row) => row.id === id)).toMatchObject({ days: 30, mayConfirm: true });
    await expect(one.proposeWatch({ body: { ...order, days: 60 } })).rejects.toMatchObject({
      code: 'id_taken',
    });
    expect(await listOf(person)).toEqual([]);
    const params = { id };
    const body = { isConfirmed: true, note: '属实' };
    await expect(one.decideWatch({ params, body })).rejects.toMatchObject({
      code: 'second_person_required',
    });
    await two.decideWatch({ params, body });
    await expect(two.decideWatch({ params, body })).rejects.toMatchObject({
      code: 'watch_decided',
    });
    expect(await listOf(person)).toMatchObject([{ level: 'review', state: 'active' }]);
    const ended = await one.endWatch({ params, body: { note: '已说明情况' } });
    expect(ended.state).toBe('ended');
    expect(ended.history.map((event) => event.what)).toEqual(['提议', '确认列入', '解除']);
    const { items } = await one.listWatch({ query: { state: 'ended' } });
    expect(items.map((row) => row.id)).toContain(id);
    await claim(person, (await filed(person)).id);
  });
});

it('an entry ends by itself, and its history stays', async () => {
  await rejected(await citizen(city), 3);
  const lists = async () => {
    const finance = await staff(city, 'finance');
    const of = async (state: 'active' | 'ended') =>
      (await finance.listWatch({ query: { state } })).items.map((row) => row.id);
    return { active: await of('active'), ended: await of('ended') };
  };
  const [id] = (await lists()).active;
  city.clock.forward(31 * DAY_MS);
  const later = await lists();
  expect(later.active).not.toContain(id);
  expect(later.ended).toContain(id);
});
