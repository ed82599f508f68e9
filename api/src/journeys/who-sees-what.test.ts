import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { EAST } from '../testing/small-city.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

describe('who sees what', () => {
  let city: TestCity;
  let west: Road;
  let east: Road;
  beforeAll(async () => {
    city = await startCity();
    west = await Road.reported(city);
    const place = { ...EAST.at, datum: 'wgs84', accuracyM: 9, address: '东区解放路口' };
    east = await Road.reported(city, undefined, { place });
    await west.file();
    await west.dispatch('u-env');
  });
  afterAll(() => city.stop());

  const seen = async (username: string) =>
    (await (await staff(city, username)).listCases()).items.map((one) => one.id).sort();
  const both = () => [west.caseId, east.caseId].sort();

  it('the centre sees the city, a district its own area, a unit what was dispatched to it', async () => {
    expect(await seen('acceptor')).toEqual(both());
    expect(await seen('auditor')).toEqual(both());
    expect(await seen('east_acceptor')).toEqual([east.caseId]);
    expect(await seen('env_head')).toEqual([west.caseId]);
    expect(await seen('roads_head')).toEqual([]);
  });

  it('what is not on the list is not found by its id either, and cannot be acted on', async () => {
    const params = { id: west.caseId };
    for (const username of ['east_acceptor', 'roads_head']) {
      const person = await staff(city, username);
      await expect(person.getCase({ params })).rejects.toMatchObject({ status: 404 });
      const act = person.actOnCase({
        params,
        body: { action: 'reject', reason: 'other', note: '无' },
      });
      expect((await act.catch((error) => error)).status).toBeGreaterThanOrEqual(403);
    }
  });

  it('counts agree with the lists behind them', async () => {
    for (const username of ['acceptor', 'east_acceptor', 'env_head', 'roads_head', 'dispatcher']) {
      const person = await staff(city, username);
      const counts = await person.countCases();
      const { items } = await person.listCases({ query: { queue: 'todo' } });
      expect(counts.todo, username).toBe(items.length);
      for (const { state, count } of counts.byState)
        expect((await person.listCases({ query: { state } })).items, username).toHaveLength(count);
    }
  });

  it('the worklist holds exactly the cases that wait for this person', async () => {
    const todo = async (username: string) =>
      (await (await staff(city, username)).listCases({ query: { queue: 'todo' } })).items.map(
        (one) => one.id,
      );
    expect(await todo('acceptor')).toEqual([east.caseId]);
    expect(await todo('env_head')).toEqual([west.caseId]);
    expect(await todo('inspector')).toEqual([]);
    expect(await todo('auditor')).toEqual([]);
    expect(await todo('leader')).toEqual([]);
  });

  it('the reporter is hidden from units and inspectors, and nobody gets more than an alias', async () => {
    const params = { id: west.caseId };
    expect((await (await staff(city, 'acceptor')).getCase({ params })).reporter).toEqual({
      alias: expect.stringMatching(/^市民\d{4}$/),
      reportedCount: 1,
      filedCount: 1,
    });
    for (const username of ['env_head', 'inspector', 'dispatcher']) {
      const shown = await (await staff(city, username)).getCase({ params });
      expect(shown.reporter, username).toBeNull();
      expect(JSON.stringify(shown), username).not.toContain(west.reporter.openid);
    }
  });

  it('the citizen reads roles, never names of staff', async () => {
    const mine = await west.reporter.getMyCase({ params: { id: west.caseId } });
    expect(mine.events.map((event) => event.by)).toEqual(['我', '受理员', '派遣员']);
    expect(mine.dueAt).not.toBeNull();
  });

  it('pages follow each other without gap or repeat, and end', async () => {
    for (let i = 0; i < 5; i++) await Road.reported(city);
    const acceptor = await staff(city, 'acceptor');
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await acceptor.listCases({ query: { limit: 2, cursor } });
      ids.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(ids).size).toBe(7);
    expect(ids).toHaveLength(7);
  });

  it('every list can be searched in Chinese', async () => {
    const acceptor = await staff(city, 'acceptor');
    const found = await acceptor.listCases({ query: { text: '解放路' } });
    expect(found.items.map((one) => one.id)).toContain(east.caseId);
    const finance = await staff(city, 'finance');
    expect((await finance.listRewards({ query: { text: '市民' } })).items.length).toBeGreaterThan(
      0,
    );
    expect((await finance.listPayouts({ query: { text: '市民' } })).items).toEqual([]);
    expect((await finance.listTransfers({ query: { account: '账户' } })).items).toEqual([]);
  });
});
