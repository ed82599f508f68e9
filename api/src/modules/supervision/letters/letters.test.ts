import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { flipLateLetters } from './flip-late-letters.ts';

const HOUR_MS = 3600_000;

describe('a letter of supervision', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  const dispatched = async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    return road;
  };
  const supervise = async (road: Road, note = '三天没有动静，请说明原因') => {
    const supervisor = await staff(city, 'supervisor');
    const params = { id: road.caseId };
    await supervisor.actOnCase({ params, body: { action: 'supervise', note } });
    const { items } = await supervisor.listLetters({ query: { only: 'open' } });
    return { supervisor, letter: items.find((one) => one.caseId === road.caseId)! };
  };
  const unread = async (username: string, only: 'all' | 'unread' = 'unread') =>
    (await (await staff(city, username)).listStaffMessages({ query: { only } })).items;

  it('goes to the unit, is due after one working day, and is answered once with words', async () => {
    const road = await dispatched();
    const { supervisor, letter } = await supervise(road);
    expect(letter).toMatchObject({
      kind: 'supervise',
      unit: { id: 'u-env', name: '环卫处' },
      openedBy: 'supervisor',
      words: '三天没有动静，请说明原因',
      mayAnswer: false,
      answer: null,
    });
    // Friday 16:05 and one working day is Monday 16:05.
    expect(+new Date(letter.dueAt) - +new Date(letter.openedAt)).toBe(72 * HOUR_MS);
    expect((await unread('env_head'))[0]).toMatchObject({
      kind: 'letter',
      about: { what: 'letter', id: letter.id },
    });
    expect(await unread('roads_head')).toEqual([]);

    const head = await staff(city, 'env_head');
    const params = { id: letter.id };
    expect(await head.getLetter({ params })).toMatchObject({ mayAnswer: true });
    const body = { words: '设备故障，明早清理完毕' };
    const answered = await head.answerLetter({ params, body });
    expect(answered.answer).toMatchObject({ words: body.words, by: 'env_head' });
    // The same once more is the same answer; another is refused.
    expect(await head.answerLetter({ params, body })).toEqual(answered);
    await expect(head.answerLetter({ params, body: { words: '改口' } })).rejects.toMatchObject({
      code: 'letter_answered',
    });
    expect((await unread('supervisor'))[0]).toMatchObject({
      kind: 'letter_answered',
      text: body.words,
    });
    const { items } = await supervisor.listLetters({ query: { only: 'answered' } });
    expect(items.map((one) => one.id)).toContain(letter.id);
  });

  it('does not exist for another unit, and is not for everybody to answer', async () => {
    const { letter } = await supervise(await dispatched());
    const params = { id: letter.id };
    const body = { words: '收到' };
    const stranger = await staff(city, 'roads_head');
    await expect(stranger.getLetter({ params })).rejects.toMatchObject({ code: 'not_found' });
    await expect(stranger.answerLetter({ params, body })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { items } = await stranger.listLetters({ query: { unitId: 'u-env' } });
    expect(items).toEqual([]);
    const chief = await staff(city, 'chief');
    await expect(chief.answerLetter({ params, body })).rejects.toMatchObject({
      code: 'not_your_letter',
    });
  });

  it('goes to the desk while no unit has the case', async () => {
    const road = await Road.reported(city);
    await road.file();
    const { letter } = await supervise(road, '为何还不派遣');
    expect(letter.unit).toBeNull();
    const dispatcher = await staff(city, 'dispatcher');
    const params = { id: letter.id };
    const answered = await dispatcher.answerLetter({ params, body: { words: '马上派遣' } });
    expect(answered.answer?.by).toBe('dispatcher');
  });

  it('turns overdue exactly once, with two workers too, and a late answer stays late', async () => {
    const road = await dispatched();
    const { letter, supervisor } = await supervise(road);
    const others = (await supervisor.listLetters({ query: { only: 'open' } })).items.length;
    await flipLateLetters(city.context);
    city.clock.forward(73 * HOUR_MS);
    const flips = await Promise.all([
      flipLateLetters(city.context),
      flipLateLetters(city.context),
      flipLateLetters(city.context),
    ]);
    expect(flips.reduce((sum, one) => sum + one, 0)).toBe(others);
    expect(await flipLateLetters(city.context)).toBe(0);
    const told = async (username: string) =>
      (await unread(username, 'all')).filter(
        (one) =>
          one.kind === 'letter_overdue' &&
          one.about?.what === 'letter' &&
          one.about.id === letter.id,
      ).length;
    expect([await told('env_head'), await told('supervisor')]).toEqual([1, 1]);

    const head = await staff(city, 'env_head');
    const params = { id: letter.id };
    const late = await head.answerLetter({ params, body: { words: '抱歉，已清理' } });
    expect(late.overdueAt).not.toBeNull();
    const again = await staff(city, 'supervisor');
    const { items } = await again.listLetters({ query: { only: 'overdue' } });
    expect(items.map((one) => one.id)).not.toContain(letter.id);
  });

  it('a reporter who urges gets one letter, and a second only after the first was answered', async () => {
    const road = await dispatched();
    const urge = (note: string) =>
      road.reporter.actOnMyCase({ params: { id: road.caseId }, body: { action: 'urge', note } });
    const letters = async () => {
      const head = await staff(city, 'env_head');
      const { items } = await head.listLetters({ query: { limit: 100 } });
      return items.filter((one) => one.caseId === road.caseId);
    };
    await urge('太慢了');
    await expect(urge('还没来')).rejects.toMatchObject({ code: 'urged_recently' });
    city.clock.forward(25 * HOUR_MS);
    await urge('还没来人');
    const [first, ...more] = await letters();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ kind: 'urge', openedBy: '市民' });
    const head = await staff(city, 'env_head');
    await head.answerLetter({ params: { id: first!.id }, body: { words: '今天处理' } });
    city.clock.forward(25 * HOUR_MS);
    await urge('请快一些');
    expect(await letters()).toHaveLength(2);
  });

  it('messages are counted, read one by one or all at once, and only by their owner', async () => {
    await supervise(await dispatched());
    await supervise(await dispatched());
    const head = await staff(city, 'env_head');
    const { unread: before } = await head.countStaffMessages();
    const mine = (await head.listStaffMessages({ query: { only: 'unread' } })).items;
    expect(mine).toHaveLength(before);
    expect(before).toBeGreaterThan(1);
    const other = await staff(city, 'roads_head');
    await other.readStaffMessages({ body: { ids: [mine[0]!.id] } });
    expect((await head.countStaffMessages()).unread).toBe(before);
    await head.readStaffMessages({ body: { ids: [mine[0]!.id] } });
    expect((await head.countStaffMessages()).unread).toBe(before - 1);
    await head.readStaffMessages({ body: {} });
    expect((await head.countStaffMessages()).unread).toBe(0);
    const page = await head.listStaffMessages({ query: { limit: 1 } });
    const next = await head.listStaffMessages({ query: { limit: 1, cursor: page.nextCursor! } });
    expect(next.items[0]?.id).not.toBe(page.items[0]?.id);
  });
});
